"""Compares an account with the code: each function returns a list of findings, empty if they agree."""

import re

# Accesses that do not occur on every day in a shop: they need two processes at once, a fault, time or chance.
RARE = {
    ("members", "GetItem", "table", "HEAD"): "a function reads the table's format when it starts, and local does so for all",
    ("activities", "GetItem", "table", "HEAD"): "a function reads the table's format when it starts, and local does so for all",
    ("coupons", "GetItem", "table", "HEAD"): "a function reads the table's format when it starts, and local does so for all",
    ("segments", "GetItem", "table", "HEAD"): "a function reads the table's format when it starts, and local does so for all",
    ("privacy", "GetItem", "table", "HEAD"): "a function reads the table's format when it starts, and local does so for all",
    ("activities", "BatchGetItem", "table", "HEAD"): "a process reads the head before its first record, and local is one process",
    ("coupons", "BatchGetItem", "table", "HEAD"): "a process reads the head before its first record, and local is one process",
    ("activities", "Query", "table", "SLOT#*"): "the last page of a slot is read once, and local caches it for all functions",
    ("coupons", "Query", "table", "SLOT#*"): "the last page of a slot is read once, and local caches it for all functions",
    ("coupons", "BatchGetItem", "table", "POINTS"): "the tiers are cached for a minute, and local caches them for all functions",
    ("privacy", "BatchGetItem", "table", "HEAD"): "a process reads the head before its first record, and local is one process",
    ("privacy", "Query", "table", "SLOT#*"): "the last page of a slot is read once, and local caches it for all functions",
    ("privacy", "GetItem", "table", "POSTING#*"): "a read of totals takes off what was posted while it read",
    ("aggregation", "BatchGetItem", "table", "HEAD"): "erasures are replayed after a restore",
    ("aggregation", "PutItem", "table", "DATAREQUEST#*"): "erasures are replayed after a restore",
    ("aggregation", "PutItem", "table", "DATAREQUESTS"): "erasures are replayed after a restore",
    ("aggregation", "PutItem", "table", "AUDIT#*"): "erasures are replayed after a restore",
    ("aggregation", "UpdateItem", "table", "AUDIT#*"): "erasures are replayed after a restore",
    ("aggregation", "UpdateItem", "table", "UNIQUE#externalId#*"): "erasures are replayed after a restore",
    ("aggregation", "UpdateItem", "table", "UNIQUE#email#*"): "erasures are replayed after a restore",
    ("aggregation", "UpdateItem", "table", "UNIQUE#phone#*"): "erasures are replayed after a restore",
    ("aggregation", "DeleteItem", "table", "REFERRAL#*"): "erasures are replayed after a restore",
    ("aggregation", "DeleteItem", "table", "UNIQUE#externalId#*"): "erasures are replayed after a restore",
    ("aggregation", "DeleteItem", "table", "UNIQUE#email#*"): "erasures are replayed after a restore",
    ("aggregation", "DeleteItem", "table", "UNIQUE#phone#*"): "erasures are replayed after a restore",
    ("aggregation", "GetItem", "table", "AUDIT#*"): "erasures are replayed after a restore",
    ("aggregation", "PutItem", "tombstones", None): "erasures are replayed after a restore",
    ("aggregation", "Scan", "tombstones", None): "erasures are replayed after a restore",
    ("totals", "GetItem", "table", "POSTING#*"): "a read subtracts what a posting under way has added",
    ("aggregation", "GetItem", "table", "POSTING#*"): "a read of totals takes off what was posted while it read",
    ("aggregation", "Query", "table", "SLOT#*"): "a slot has a second page only when more was written than one page holds",
    ("aggregation", "Query", "table", "MEMBER#*"): "a reconciliation reads a wallet again that was written during its scan",
    ("aggregation", "PutItem", "table", "MEMBER#*"): "points expire after a month at the earliest",
    ("aggregation", "GetItem", "table", "MEMBER#*"): "a member that somebody else writes is added to segments in a transaction of its own",
    ("aggregation", "GetItem", "table", "REDEMPTION#*"): "a reservation ends after a while",
    ("aggregation", "UpdateItem", "table", "REDEMPTION#*"): "a reservation ends after a while",
    ("aggregation", "UpdateItem", "table", "COUPON#*"): "a reservation ends after a while",
    ("aggregation", "DeleteItem", "table", "COUPON#*"): "a promotion that was reserved without a code ends after a while",
    ("aggregation", "GetItem", "table", "COUPON#*"): "a gift voucher expires after a while",
    ("aggregation", "UpdateItem", "table", "BUDGET#*"): "a reservation ends after a while",
    ("aggregation", "UpdateItem", "table", "MEMBER#*"): "points expire after a month at the earliest",
    ("aggregation", "BatchGetItem", "table", "POINTS"): "tiers, birthdays and referrals are processed once a day",
    ("aggregation", "Query", "index/gsi1", "MEMBER#*"): "a referral is rewarded when its purchase can no longer be returned",
}
NIGHTLY, TASKS, MINUTELY = '{"action": "reconcile"}', '{"action": "tasks"}', '{"action": "run"}'


def table_findings(asked_for, table):
    """The keys and indexes of the table that the code creates, and of the one that the template creates."""
    findings = []
    attributes = {(a["AttributeName"], a["AttributeType"]) for a in asked_for["AttributeDefinitions"]}
    if attributes != {(a["AttributeName"], a["AttributeType"]) for a in table["AttributeDefinitions"]}:
        findings.append(f"attributes: the code has {sorted(attributes)}")
    if asked_for["KeySchema"] != table["KeySchema"]:
        findings.append(f"key: the code has {asked_for['KeySchema']}, the template {table['KeySchema']}")
    if indexes(asked_for) != indexes(table):
        findings.append(f"indexes: the code has {indexes(asked_for)}, the template {indexes(table)}")
    if table.get("BillingModeSummary", {}).get("BillingMode") != asked_for["BillingMode"]:
        findings.append(f"billing: the code has {asked_for['BillingMode']}")
    return findings


def indexes(table):
    return {i["IndexName"]: (i["KeySchema"], i["Projection"]) for i in table.get("GlobalSecondaryIndexes", [])}


def safety_findings(deployed):
    """Protection of the table's content from loss, and the expiry of items."""
    findings = []
    if deployed.expiry() != {"TimeToLiveStatus": "ENABLED", "AttributeName": "expiresAt"}:
        findings.append("items do not expire by the attribute expiresAt")
    if deployed.recovery()["PointInTimeRecoveryStatus"] != "ENABLED":
        findings.append("no point-in-time recovery")
    if not deployed.table().get("DeletionProtectionEnabled"):
        findings.append("no protection from deletion")
    return findings


def route_findings(by_code, by_account):
    """Each operation has a route to the function whose module serves it; there is no other route; each requires a token."""
    findings = [f"{key}: no route" for key in sorted(by_code.keys() - by_account.keys())]
    findings += [f"{key}: nothing serves it" for key in sorted(by_account.keys() - by_code.keys())]
    for key in sorted(by_code.keys() & by_account.keys()):
        function, asks_for_token = by_account[key]
        if function != by_code[key]:
            findings.append(f"{key}: leads to {function}, and {by_code[key]} has it")
        if not asks_for_token:
            findings.append(f"{key}: open to anyone")
    return findings


def schedule_findings(schedules, stage):
    """The aggregation and the tasks run every minute, a reconciliation every night; failed events are kept."""
    findings = []
    for what, expression in ((MINUTELY, r"rate\(1 minute\)"), (TASKS, r"rate\(1 minute\)"), (NIGHTLY, r"cron\(\d+ \d+ \* \* \? \*\)")):
        fitting = [s for s in schedules if s["Target"].get("Input") == what and re.fullmatch(expression, s["ScheduleExpression"])]
        if len(fitting) != 1 or fitting[0]["State"] != "ENABLED":
            findings.append(f"{what} is not scheduled once")
            continue
        target = fitting[0]["Target"]
        if not target["Arn"].endswith(f":function:merit-{stage}-aggregation:live"):
            findings.append(f"{what} goes to {target['Arn']}")
        if target.get("RetryPolicy", {}).get("MaximumRetryAttempts", 0) < 1:
            findings.append(f"{what} is not tried again")
        if not target.get("DeadLetterConfig", {}).get("Arn", "").endswith(f":merit-{stage}-dead-letters"):
            findings.append(f"{what} is lost where it comes to nothing")
    return findings


def permission_findings(function, accesses, statements, table):
    """The function may do what it was observed to do, and nothing else."""
    grants = list(granted(statements, table))
    findings = []
    for access in sorted(accesses, key=str):
        if not any(allows(grant, access) for grant in grants):
            findings.append(f"{function} may not {access.action} {access.key or 'every item'} of the {access.resource}")
    for action, resource, pattern in grants:
        needed = any(allows((action, resource, pattern), access) for access in accesses)
        if not needed and (function, action, resource, pattern) not in RARE:
            findings.append(f"{function} may {action} {pattern or 'every item'} of the {resource}, and never does")
    return findings


def granted(statements, table):
    """Each (action, table or index, pattern of the partition key) that the statements allow; the pattern is None for any key."""
    for statement in statements:
        for action in listed(statement["Action"]):
            service, _, name = action.partition(":")
            if service != "dynamodb":
                continue
            assert statement["Effect"] == "Allow" and "*" not in name, f"what is this: {statement}"
            condition = statement.get("Condition", {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": None}})
            patterns = condition["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]
            for resource in listed(statement["Resource"]):
                where = resource.partition(f":table/{table}")
                if "ombstones" in resource:
                    yield name, "tombstones", None
                    continue
                assert where[1], f"{action} on something else: {resource}"
                for pattern in listed(patterns):
                    yield name, where[2].removeprefix("/") or "table", pattern


def allows(grant, access):
    action, resource, pattern = grant
    if (action, resource) != (access.action, access.resource):
        return False
    return pattern is None or (access.key is not None and re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), access.key) is not None)


def listed(value):
    return value if isinstance(value, list) else [value]
