"""A day in a shop: it calls every operation of every function, so that each access to the table occurs once."""

import collections

DAY = "2026-05-04T{:02}:00:00Z"


def money(minor_units):
    return {"minorUnits": minor_units, "currency": "EUR"}


class Day:
    """Does what a shop does, and notes which function accessed what in the table."""

    def __init__(self, product, listener):
        self.product = product
        self.listener = listener
        self.accesses = collections.defaultdict(set)
        routes = product.routes()
        self.functions = [(key, key.split(), function) for key, function in routes.items()]
        self.untaken = set(routes)

    def ask(self, method, path, body=None, expected=(200, 201, 202), **headers):
        heard, (status, answer, headers) = self.listener.during(lambda: self.product.ask(method, path, body, **headers))
        assert status in expected, f"{method} {path}: {status} {answer}"
        self.accesses[self.function(method, path)].update(heard)
        return {**answer, "etag": headers.get("ETag")}

    def function(self, method, path):
        if path.startswith("/v1/aggregation/"):
            return "aggregation"
        parts = path.partition("?")[0].split("/")
        fitting = [
            (sum(a == b for a, b in zip(route.split("/"), parts)), key, function)
            for key, (verb, route), function in self.functions
            if verb == method and len(route.split("/")) == len(parts) and all(a == b or a[0:1] == "{" for a, b in zip(route.split("/"), parts))
        ]
        _, key, function = max(fitting)
        self.untaken.discard(key)
        return function

    def pass_by(self):
        ada, ben = self.members()
        redemption = self.coupons(ada, ben)
        self.activities(ada, ben, redemption)
        self.points(ada, ben)
        buyers = self.segments()
        self.consents(ada)
        self.ask("POST", "/v1/aggregation/runs")
        self.totals(ada)
        self.audit(ada)
        self.export(ada)
        self.erasure(buyers)
        report = self.ask("POST", "/v1/aggregation/reconciliations")
        assert report["differences"] == [] and report["checkedRecords"] > 0, report
        return self.accesses

    def members(self):
        ask = self.ask
        ada = ask(
            "POST", "/v1/members", {"externalId": "A1", "email": "ada@example.com", "phone": "+12025550101"}, Idempotency_Key="ada"
        )["memberId"]
        ben = ask("POST", "/v1/members", {"externalId": "B1", "referredBy": ada})["memberId"]
        ask("POST", "/v1/members", {"externalId": "B1", "referredBy": ada})
        rows = [{"externalId": "B1", "referredBy": ada}, {"externalId": "C1", "email": "ada@example.com", "phone": "+12025550101"}]
        ask("POST", "/v1/members/batch", {"members": rows})
        ask("GET", "/v1/members?externalId=A1")
        ask("GET", "/v1/members?externalId=nobody", Authorization=f"Bearer {self.product.storefront}")
        ask("GET", "/v1/members?email=ada%40example.com")
        ask("GET", "/v1/members?phone=%2B12025550101")
        assert ask("GET", "/v1/members?limit=1")["items"]
        ask("GET", "/v1/members?tier=gold")
        etag = ask("GET", f"/v1/members/{ada}")["etag"]
        change = {"externalId": "A2", "email": "ada2@example.com", "phone": "+12025550102"}
        ask("PATCH", f"/v1/members/{ada}", change, If_Match=etag, Content_Type="application/merge-patch+json")
        return ada, ben

    def coupons(self, ada, ben):
        ask = self.ask
        strategy = {
            "externalId": "spring",
            "name": "Spring",
            "kind": "coupon",
            "currency": "EUR",
            "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Berlin"},
            "benefit": {"type": "percentOff", "percent": "12.5"},
            "limits": {"stock": 100, "perMember": 9, "budget": money(100000)},
            "opening": {"revenue": money(100)},
        }
        strategy = "/v1/strategies/" + ask("POST", "/v1/strategies", strategy, Idempotency_Key="spring")["strategyId"]
        ask("POST", f"{strategy}/activate")
        ask("POST", f"{strategy}/pause")
        etag = ask("GET", strategy)["etag"]
        more = {"limits": {"stock": 200, "budget": money(200000)}}
        ask("PATCH", strategy, more, If_Match=etag, Content_Type="application/merge-patch+json")
        ask("POST", f"{strategy}/activate")
        ask("GET", "/v1/strategies")
        coupon = "/v1/coupons/" + ask("POST", f"{strategy}/coupons", {"memberId": ada}, Idempotency_Key="one")["code"]
        ask("GET", coupon)
        ask("GET", f"/v1/members/{ada}/coupons")
        ask("GET", f"/v1/members/{ben}/coupons")
        order = {"memberId": ada, "orderId": "order-1", "order": {"total": money(8000)}}
        ask("POST", f"{coupon}/validate", {"memberId": ada, "order": order["order"]})
        ask("POST", f"{coupon}/validate", {"memberId": ada, "order": {"total": money(90000000)}})
        ask("POST", f"/v1/members/{ada}/offers", {"order": order["order"]})
        self.public_code(strategy, ben)
        self.voucher(ada)
        self.batches(strategy, ben)
        self.promotion(ben)
        first = ask("POST", f"{coupon}/redemptions", order)["redemptionId"]
        ask("POST", f"{coupon}/redemptions", order)
        ask("GET", f"/v1/redemptions/{first}")
        ask("POST", f"{coupon}/redemptions", {**order, "orderId": "order-2"}, expected=(409,))
        assert ask("GET", f"{strategy}/refusals")["items"][0]["code"] == "already-redeemed"
        for name in (f"memberId={ada}", "orderId=order-1", f"strategyId={strategy.rpartition('/')[2]}"):
            assert ask("GET", f"/v1/redemptions?{name}")["items"][0]["redemption"]["redemptionId"] == first
        ask("POST", f"/v1/redemptions/{first}/rollback")
        return ask("POST", f"{coupon}/redemptions", order)["redemptionId"]

    def public_code(self, strategy, ben):
        ask = self.ask
        ask("POST", f"{strategy}/codes", {"code": "SUMMER26"})
        order = {"memberId": ben, "orderId": "order-3", "order": {"total": money(8000)}}
        reserved = ask("POST", "/v1/coupons/SUMMER26/reservations", order)["redemptionId"]
        ask("POST", f"/v1/redemptions/{reserved}/prolong", {"seconds": 1800})
        ask("DELETE", f"/v1/redemptions/{reserved}")
        combined = {**order, "codes": ["SUMMER26"]}
        ask("POST", "/v1/redemptions/validations", combined)
        ask("POST", "/v1/redemptions/reservations", combined)
        ask("POST", "/v1/redemptions", combined)

    def promotion(self, ben):
        ask = self.ask
        strategy = {
            "name": "Happy hour",
            "kind": "promotion",
            "currency": "EUR",
            "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Berlin"},
            "benefit": {"type": "percentOff", "percent": "5"},
            "limits": {"stock": 100, "perMember": 9, "budget": money(100000)},
        }
        strategy = ask("POST", "/v1/strategies", strategy)["strategyId"]
        ask("POST", f"/v1/strategies/{strategy}/activate")
        order = {"memberId": ben, "orderId": "order-5", "order": {"total": money(8000)}, "strategyIds": [strategy]}
        reserved = ask("POST", "/v1/redemptions/reservations", order)["redemptions"][0]["redemptionId"]
        ask("DELETE", f"/v1/redemptions/{reserved}")
        redeemed = ask("POST", "/v1/redemptions", order)["redemptions"][0]["redemptionId"]
        ask("POST", f"/v1/redemptions/{redeemed}/rollback")
        best = {"memberId": ben, "orderId": "order-6", "order": {"total": money(8000)}, "best": True}
        ask("POST", "/v1/redemptions/validations", best)
        redeemed = ask("POST", "/v1/redemptions", best)["redemptions"][0]["redemptionId"]
        ask("POST", f"/v1/redemptions/{redeemed}/rollback")
        ask("POST", f"/v1/strategies/{strategy}/end")

    def voucher(self, ada):
        ask = self.ask
        strategy = {
            "name": "Gifts",
            "kind": "giftVoucher",
            "currency": "EUR",
            "window": {"from": "2026-01-01T00:00:00", "to": "2099-01-01T00:00:00", "zone": "Europe/Berlin"},
            "benefit": {"type": "storedValue", "amount": money(5000)},
        }
        strategy = "/v1/strategies/" + ask("POST", "/v1/strategies", strategy, Idempotency_Key="gifts")["strategyId"]
        ask("POST", f"{strategy}/activate")
        voucher = "/v1/coupons/" + ask("POST", f"{strategy}/coupons", {"voucherId": "gift-1"}, Idempotency_Key="gift")["code"]
        assert ask("POST", f"{strategy}/coupons", {"voucherId": "gift-1"})["code"] in voucher
        order = {"memberId": ada, "orderId": "gift-1", "order": {"total": money(3000)}}
        ask("POST", f"{voucher}/reservations", order)
        paid = "/v1/redemptions/" + ask("POST", f"{voucher}/redemptions", order)["redemptionId"]
        ask("POST", f"{paid}/refunds", {"refundId": "back-1", "amount": money(1000)})
        ask("POST", f"{paid}/rollback")
        assert ask("GET", voucher)["balance"] == money(5000)
        ask("GET", f"{voucher}/entries")
        spare = ask("POST", f"{strategy}/coupons", {"voucherId": "gift-2", "memberId": ada})["code"]
        assert ask("POST", f"/v1/coupons/{spare}/revoke", {"reason": "by mistake"})["balance"] == money(0)

    def batches(self, strategy, ben):
        ask = self.ask
        batch = f"{strategy}/batches/" + ask("POST", f"{strategy}/batches", {"quantity": 5}, Idempotency_Key="batch")["batchId"]
        ask("GET", f"{strategy}/batches")
        ask("GET", batch)
        code = ask("GET", f"{batch}/codes")["lines"][1].partition(",")[2]
        order = {"memberId": ben, "orderId": "order-4", "order": {"total": money(8000)}}
        shop = f"Bearer {self.product.storefront}"
        ask("GET", f"/v1/coupons/{code}", Authorization=shop)
        ask("GET", "/v1/coupons/0000-0000-0000", expected=(404,), Authorization=shop)
        ask("POST", f"/v1/coupons/{code}/redemptions", order)
        last = ask("GET", f"{batch}/codes")["lines"][5].partition(",")[2]
        ask("POST", f"/v1/coupons/{last}/revoke", {"reason": "stolen"})
        ask("POST", f"{batch}/revocations", {"from": 2, "to": 5, "reason": "stolen"})

    def activities(self, ada, ben, redemption):
        ask = self.ask
        purchase = {"activityId": "order-1", "memberId": ada, "type": "purchase", "occurredAt": DAY.format(9), "amount": money(7000)}
        ask("POST", "/v1/activities", {**purchase, "redemptions": [redemption]})
        refund = {"activityId": "refund-1", "memberId": ada, "type": "refund", "refundOf": "order-1", "occurredAt": DAY.format(10)}
        ask("POST", "/v1/activities", {**refund, "amount": money(500)})
        visit = {"activityId": "visit-1", "externalMemberId": "A2", "type": "browse", "occurredAt": DAY.format(8)}
        ask("POST", "/v1/activities/batch", {"activities": [visit, {**purchase, "activityId": "order-2"}]})
        ask("POST", "/v1/activities/order-2/reassign", {"memberId": ben})
        ask("GET", f"/v1/members/{ada}/activities")
        ask("GET", f"/v1/members/{ben}/activities")

    def points(self, ada, ben):
        ask = self.ask
        ask("PUT", "/v1/points/programme", {"currency": "EUR", "perUnit": "1", "pointValue": "1", "transfers": True}, If_Match="*")
        ask("GET", "/v1/points/programme")
        points = f"/v1/members/{ada}/points"
        ask("POST", f"{points}/adjustments", {"points": 50, "reason": "goodwill"}, Idempotency_Key="points")
        ask("POST", f"{points}/redemptions", {"orderId": "order-3", "points": 20})
        ask("GET", f"{points}/redemptions/order-3")
        ask("POST", f"{points}/redemptions/order-3/rollback")
        assert ask("GET", points)["balance"] == 50
        ask("GET", f"{points}/entries")
        gift = {"transferId": "gift", "toMemberId": ben, "points": 30}
        ask("POST", f"{points}/transfers", gift)
        ask("GET", f"{points}/transfers/gift")
        ask("POST", f"{points}/transfers/gift/rollback")
        assert ask("GET", points)["balance"] == 50
        tiers = {"basis": "spend", "currency": "EUR", "months": 12, "tiers": [{"name": "silver", "threshold": 100}]}
        ask("PUT", "/v1/tiers", tiers, If_Match="*")
        ask("GET", "/v1/tiers")
        assert ask("POST", "/v1/points/previews", {"memberId": ada, "amount": money(500)})["points"] == 5
        ask("GET", f"/v1/members/{ada}/tiers")
        code = ask("GET", f"/v1/members/{ada}/referral")["code"]
        assert ask("POST", "/v1/members", {"externalId": "D1", "referredBy": code})["referredBy"] == ada

    def consents(self, ada):
        ask = self.ask
        own = f"/v1/members/{ada}"
        ask("POST", f"{own}/consents", {"purpose": "profiling", "given": True, "proof": "form 7"}, Idempotency_Key="consent")
        ask("GET", f"{own}/consents")
        ask("POST", f"{own}/consents/confirmations", {"token": "no such token"}, expected=(422,))
        ask("POST", f"{own}/restrictions", {"kind": "objection", "active": False}, Idempotency_Key="objection")
        ask("GET", f"{own}/restrictions")

    def erasure(self, segment):
        ask = self.ask
        identities = {"externalId": "E1", "email": "eve@example.com", "phone": "+12025550109"}
        eve = ask("POST", "/v1/members", {**identities, "consents": {"marketing": True, "profiling": True}})["memberId"]
        ask("GET", f"/v1/members/{eve}/referral")
        paid = {"minorUnits": 1000, "currency": "EUR"}
        for kind, more in (("purchase", {"amount": paid}), ("browse", {"attributes": {"page": "tea"}})):
            activity = {"activityId": f"eve-{kind}", "memberId": eve, "type": kind, "occurredAt": "2026-02-01T12:00:00Z", **more}
            ask("POST", "/v1/activities", activity)
        change = {"name": "Buyers too", "rules": {"all": [{"type": "purchases", "atLeast": 1}]}}
        ask("PATCH", f"/v1/segments/{segment}", change, If_Match="*")
        ask("POST", "/v1/aggregation/tasks/segments")
        gift = {
            "name": "Gift",
            "kind": "coupon",
            "currency": "EUR",
            "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Berlin"},
            "benefit": {"type": "freeShipping"},
        }
        gift = "/v1/strategies/" + ask("POST", "/v1/strategies", gift)["strategyId"]
        ask("POST", f"{gift}/activate")
        ask("POST", f"{gift}/coupons", {"memberId": eve})
        request = "/v1/data-requests/" + ask("DELETE", f"/v1/members/{eve}")["requestId"]
        ask("POST", "/v1/aggregation/tasks/erasures")
        done = ask("GET", request)
        assert done["status"] == "done", done
        ask("GET", "/v1/data-requests")
        ask("POST", "/v1/suppressions/lifts", identities)

    def export(self, ada):
        ask = self.ask
        export = "/v1/data-requests/" + ask("POST", f"/v1/members/{ada}/exports", Idempotency_Key="ada")["requestId"]
        ask("POST", "/v1/aggregation/tasks/exports")
        ask("GET", f"/v1/members/{ada}/export")
        files = {file["name"] for file in ask("GET", export)["files"]}
        assert {"manifest.json", "redemptions-0001.json", "vouchers-0001.csv"} <= files, files
        ask("GET", f"{export}/files/manifest.json")

    def segments(self):
        ask = self.ask
        buyers = {"name": "Buyers", "rules": {"all": [{"type": "frequency", "atLeast": 1}]}}
        made = ask("POST", "/v1/segments", buyers, Idempotency_Key="buyers")
        segment = f"/v1/segments/{made['segmentId']}"
        ask("POST", "/v1/aggregation/tasks/segments")
        # Ada, and Ben, to whom one of her purchases was reassigned.
        assert ask("GET", segment)["size"] == 2
        ask("GET", "/v1/segments")
        ask("GET", f"{segment}/members")
        strategy = {
            "name": "Buyers",
            "kind": "coupon",
            "currency": "EUR",
            "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Berlin"},
            "benefit": {"type": "freeShipping"},
            "conditions": {"segments": [made["segmentId"]]},
            "limits": {"stock": 100},
        }
        strategy = "/v1/strategies/" + ask("POST", "/v1/strategies", strategy)["strategyId"]
        ask("POST", f"{strategy}/activate")
        job = ask("POST", f"{strategy}/issuance-jobs", {"segmentId": made["segmentId"]}, (202,), Idempotency_Key="job")
        # While a job is open, which the deletion looks at.
        spare = ask("POST", "/v1/segments", buyers)["segmentId"]
        ask("DELETE", f"/v1/segments/{spare}", If_Match="*")
        for task in ("deletions", "jobs", "loyalty", "reservations", "vouchers"):
            ask("POST", f"/v1/aggregation/tasks/{task}")
        job = ask("GET", f"{strategy}/issuance-jobs/{job['jobId']}")
        assert job["status"] == "done" and job["issued"] == 2, job
        ask("POST", f"{strategy}/end")
        nobody = {"rules": {"all": [{"type": "tier", "values": ["none"]}]}}
        etag = ask("GET", segment)["etag"]
        ask("PATCH", segment, nobody, If_Match=etag, Content_Type="application/merge-patch+json")
        ask("POST", "/v1/aggregation/tasks/segments")
        assert ask("GET", segment)["size"] == 0
        ask("GET", "/v1/aggregation/tasks")
        return made["segmentId"]

    def audit(self, ada):
        ask = self.ask
        entries = ask("GET", "/v1/audit")["items"]
        assert {"createStrategy", "adjustPoints", "updateTiers", "createSegment"} <= {entry["action"] for entry in entries}, entries
        assert ask("GET", f"/v1/audit?memberId={ada}")["items"]
        ask("GET", f"/v1/audit/entries/{entries[0]['entryId']}/proof", expected=(409,))
        ask("POST", "/v1/aggregation/tasks/audit")
        [root] = ask("GET", "/v1/audit/roots")["items"]
        assert root["size"] > len(entries), root
        assert ask("GET", "/v1/audit/records")["items"]
        ask("GET", f"/v1/audit/entries/{entries[0]['entryId']}/proof")
        ask("GET", "/v1/audit/entries/posting-0/proof")
        ask("GET", f"/v1/audit/roots/{root['day']}/consistency?from={root['day']}")

    def totals(self, ada):
        ask = self.ask
        span = "currency=EUR&from=2026-05-01T00:00:00Z&to=2026-06-01T00:00:00Z&step=day"
        assert ask("GET", "/v1/totals/purchases?currency=EUR")["purchaseAmount"] == money(13500)
        revenue = ask("GET", "/v1/totals/revenue?currency=EUR")
        assert revenue["revenue"] == money(6600), revenue
        ask("GET", f"/v1/totals/purchases/series?{span}")
        ask("GET", f"/v1/totals/revenue/series?{span}")
        assert ask("GET", "/v1/totals/redemptions?currency=EUR")["redemptionCount"] > 0
        ask("GET", f"/v1/totals/redemptions/series?{span}")
        ask("GET", "/v1/totals/vouchers?currency=EUR")
        ask("GET", f"/v1/members/{ada}/totals?currency=EUR&at=2026-05-05T00:00:00Z")
        ask("GET", f"/v1/members/{ada}/totals?currency=EUR")
        strategy = f"/v1/strategies/{revenue['strategies'][0]['strategyId']}"
        ask("GET", f"{strategy}/totals")
        ask("POST", f"{strategy}/end")
