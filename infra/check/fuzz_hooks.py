"""Hooks of schemathesis: fill valid requests with what the shop has, and count the answers.

A document says what form a field has, and not which members there are, that two amounts have one currency or that a time has
passed. So valid requests get known ids, one currency and times of the past; invalid requests are sent as they are."""

import atexit
import collections
import itertools
import json
import os
import random

import schemathesis

SHOP = json.loads(os.environ["MERIT_FUZZ_SHOP"])
COUNTS = collections.Counter()
# Operations that leave their object unfit for the others.
SPARE = dict.fromkeys(["activateStrategy", "pauseStrategy", "endStrategy", "updateStrategy"], "spareStrategyId")
SPARE["deleteMember"] = "spareMemberId"
FRESH = {
    "externalId": "fuzz-{}",
    "email": "fuzz-{}@shop.example",
    "activityId": "activity-{}",
    "orderId": "order-{}",
    "adjustmentId": "adjustment-{}",
    "transferId": "transfer-{}",
    "couponId": "coupon-{}",
}
FIXED = {
    "currency": SHOP["currency"],
    "zone": "Europe/Warsaw",
    "occurredAt": SHOP["past"],
    "registeredAt": SHOP["past"],
    "birthDate": "1984-02-29",
    "locale": "en-GB",
}
TIMES = {"at": SHOP["past"], "from": "2026-01-01T00:00:00Z", "to": SHOP["past"]}
LEFT_OUT = {
    "registerMember": ("phone", "referredBy"),
    "updateMember": ("phone",),
    "recordActivity": ("refundOf", "externalMemberId", "redemptions"),
    "issueCoupon": ("amount", "voucherId"),
    "redeemCoupon": ("amount",),
    "reserveCoupon": ("amount",),
    "redeemCodes": ("strategyIds", "best"),
    "reserveCodes": ("strategyIds", "best"),
    "validateCodes": ("strategyIds", "best"),
    "createStrategy": ("conditions", "codePattern", "opening", "limits"),
    "updateStrategy": ("conditions", "codePattern", "limits"),
    "updateTiers": ("currency",),
    "updatePointsProgramme": ("categories", "activities", "tiers"),
}
STRATEGY = {
    "kind": "coupon",
    "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Warsaw"},
    "benefit": {"type": "percentOff", "percent": "12.5"},
}
RULES = {"all": [{"type": "locale", "values": ["en"]}]}
PATCHES = {"updateStrategy", "updateSegment"}
REPLACED = {
    "createStrategy": STRATEGY,
    "updateStrategy": STRATEGY,
    "createSegment": {"rules": RULES},
    "updateSegment": {"rules": RULES},
    "createBatch": {"quantity": 1},
    "createPublicCode": {"code": "SUMMER26"},
    "revokeCodes": {"from": 1, "to": 5},
    "adjustPoints": {"points": 5},
    "redeemPoints": {"points": 1},
    "transferPoints": {"points": 1},
    "updateTiers": {"basis": "points", "tiers": [{"name": "silver", "threshold": 100}]},
    "updatePointsProgramme": {"transfers": True, "pointValue": "0.5"},
    "createVoucherRefund": {},
}
CHOICE = random.Random(11)


NUMBERS = itertools.count(1)


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = case.operation.definition.raw.get("operationId")
    if case.meta is None:
        return
    if not case.meta.generation.mode.is_positive:
        # An absent field and a null field mean the same, so a null makes no request invalid.
        if isinstance(case.body, dict):
            case.body = without_nulls(case.body)
        return
    complete_query(case, operation)
    for name in list(case.headers or {}):
        if name.lower() == "if-match":
            case.headers[name] = "*"
    # Sequences have their ids from the answers before.
    if case.meta.phase.name.value == "stateful":
        return
    for name in list(case.path_parameters or {}):
        if name in SHOP:
            case.path_parameters[name] = known(SPARE.get(operation, name))
    if isinstance(case.body, dict) and CHOICE.random() < 0.9:
        case.body = repaired(operation, filled(case.body))


def complete_query(case, operation):
    if case.query:
        case.query.pop("cursor", None)
    names = {parameter["name"] for parameter in case.operation.definition.raw.get("parameters", [])}
    if operation == "listMembers":
        case.query = {"externalId": "fuzz"}
    elif operation == "listRedemptions":
        case.query = {"memberId": known("memberId")}
    elif operation == "listRefusals":
        case.query = {"from": "2026-01-01", "to": "2026-02-01"}
        return
    elif operation.endswith("Series"):
        case.query = {"currency": SHOP["currency"], "from": TIMES["from"], "to": TIMES["to"], "step": "day"}
    elif "currency" in names:
        case.query = {**(case.query or {}), "currency": SHOP["currency"]}
    if case.query:
        for name in TIMES.keys() & case.query.keys():
            case.query[name] = TIMES[name]
        # They exclude one another.
        if "memberId" in case.query and "strategyId" in case.query:
            del case.query["strategyId"]


def without_nulls(value):
    if isinstance(value, dict):
        return {name: without_nulls(entry) for name, entry in value.items() if entry is not None}
    return [without_nulls(entry) for entry in value] if isinstance(value, list) else value


def known(name):
    return CHOICE.choice(SHOP[name]) if isinstance(SHOP[name], list) else SHOP[name]


def filled(value, field=None):
    """With ids of the shop, one currency, amounts that are positive, and names that nobody has."""
    if isinstance(value, list):
        return [filled(entry, field) for entry in value]
    if isinstance(value, dict):
        if set(value) == {"minorUnits", "currency"} and isinstance(value["minorUnits"], int):
            return {"minorUnits": abs(value["minorUnits"]) % 100_000 + 1, "currency": SHOP["currency"]}
        body = {name: filled(entry, name) for name, entry in value.items()}
        for amount in ("total", "amount"):
            if body.get("items") and amount in body:
                body[amount] = {"minorUnits": sum(line["amount"]["minorUnits"] for line in body["items"]), "currency": SHOP["currency"]}
        return body
    if not isinstance(value, str):
        return value
    if field in ("memberId", "fromMemberId", "segmentId"):
        return known("memberId" if field == "fromMemberId" else field)
    if field == "toMemberId":
        return known("otherMemberId")
    if field in FRESH:
        return FRESH[field].format(next(NUMBERS))
    return FIXED.get(field, value)


def repaired(operation, body):
    """Without fields that exclude one another, which no schema says."""
    for field in LEFT_OUT.get(operation, ()):
        body.pop(field, None)
    body.update({name: value for name, value in REPLACED.get(operation, {}).items() if operation not in PATCHES or name in body})
    if operation == "recordActivity" and body["type"] in ("purchase", "refund"):
        body["type"] = "browse"
    if "codes" in body:
        body["codes"] = [known("code")]
    return body


@schemathesis.hook
def after_call(context, case, response):
    mode = "valid" if case.meta and case.meta.generation.mode.is_positive else "invalid"
    operation = case.operation.definition.raw.get("operationId", case.operation.path)
    COUNTS[f"{mode} {operation} {response.status_code}"] += 1


@atexit.register
def write():
    with open(os.environ["MERIT_FUZZ_COUNTS"], "w") as file:
        json.dump(COUNTS, file)
