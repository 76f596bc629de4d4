"""Sends generated requests to functions/local, in a process of its own, as each role, with all checks of schemathesis: the
examples of the document, edge cases, random requests and sequences along the links. Fails on an answer that the document does
not have, on a status of 500 or more, and if less than half of the valid requests are answered 2xx.

    fuzz.py [examples [phases]]     so many random requests for each operation as the operator, fewer as the others; 20 without"""

import collections
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).parent.parent.parent
CHECK = ROOT / "infra/check"
ROLES = {"operator": 1, "storefront": 2, "marketer": 2, "member": 4}
CURRENCY = "PLN"
ORDER = {"total": {"minorUnits": 3000, "currency": CURRENCY}}
STRATEGY = {
    "name": "Spring",
    "kind": "coupon",
    "currency": CURRENCY,
    "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Warsaw"},
    "benefit": {"type": "percentOff", "percent": "10"},
    "limits": {"stock": 100000, "perMember": 1000},
}
SETTINGS = {
    "MERIT_AGGREGATION_EVERY": "off",
    # The limits on one caller have tests of their own.
    **{f"MERIT_LIMITS_{who}_{what}": "1000000" for who in ("MEMBER", "STAFF") for what in ("READS", "WRITES", "BULK")},
    "MERIT_GUESSES_MEMBER": "1000000",
    "MERIT_GUESSES_STOREFRONT": "1000000",
    "MERIT_LOOKUPS_STOREFRONT": "1000000",
}


class Local:
    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "local.log"
        command = [ROOT / ".mvn/tools", "java", "-XX:+UseSerialGC", "-Xmx512m", f"-Dquarkus.http.port={self.port}"]
        command += [f"-Dmerit.data={folder}/data", "-jar", ROOT / "functions/local/target/quarkus-app/quarkus-run.jar"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **SETTINGS}, stdout=log, stderr=log)
        for _ in range(240):
            try:
                urllib.request.urlopen(self.url + "/q/health/ready", timeout=2)
                return
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(f"functions/local did not start: {self.log.read_text()[-2000:]}")
                time.sleep(0.25)
        raise SystemExit("functions/local does not answer")

    def stop(self):
        self.process.terminate()
        self.process.wait(30)

    def token(self, *roles, member=None):
        query = [("role", role) for role in roles] + ([("memberId", member)] if member else [])
        return urllib.request.urlopen(f"{self.url}/dev/token?{urllib.parse.urlencode(query)}").read().decode()

    def post(self, path, body=None):
        return self.ask("POST", path, body)

    def ask(self, method, path, body):
        headers = {"Authorization": "Bearer " + self.staff, "Content-Type": "application/json"}
        content = None if body is None else json.dumps(body).encode()
        return json.load(urllib.request.urlopen(urllib.request.Request(self.url + path, content, headers, method=method)))

    def shop(self):
        """A shop with some of each thing, by the names that paths and bodies have for them."""
        self.staff = self.token("operator", "storefront", "marketer")
        members = [self.post("/v1/members", {"externalId": f"fuzz-{i}"})["memberId"] for i in range(43)]
        self.post("/v1/members", {"externalId": "fuzz"})
        strategies = [self.post("/v1/strategies", STRATEGY)["strategyId"] for _ in range(40)]
        self.post(f"/v1/strategies/{strategies[0]}/activate")
        coupons = [self.post(f"/v1/strategies/{strategies[0]}/coupons", {"memberId": members[0]})["code"] for _ in range(20)]
        redemptions = [
            self.post(f"/v1/coupons/{code}/redemptions", {"memberId": members[0], "orderId": code, "order": ORDER})["redemptionId"]
            for code in coupons[:10]
        ]
        public = self.post(f"/v1/strategies/{strategies[0]}/codes", {"code": "SUMMER26"})["code"]
        self.post(f"/v1/members/{members[0]}/points/adjustments", {"points": 1_000_000, "reason": "start"})
        programme = {"currency": CURRENCY, "perUnit": "1", "pointValue": "0.5", "transfers": True}
        self.ask("PUT", "/v1/points/programme", programme)
        segment = {"name": "All", "rules": {"all": [{"type": "locale", "values": ["en"]}]}}
        segment = self.post("/v1/segments", segment)["segmentId"]
        self.post("/v1/aggregation/tasks/segments")
        return {
            "currency": CURRENCY,
            "past": "2026-02-01T12:00:00Z",
            "memberId": members[0],
            "otherMemberId": members[1:3],
            "spareMemberId": members[3:],
            "strategyId": strategies[0],
            "spareStrategyId": strategies[1:],
            "code": [public, *coupons[10:]],
            "redemptionId": redemptions,
            "batchId": self.post(f"/v1/strategies/{strategies[0]}/batches", {"quantity": 5})["batchId"],
            "segmentId": segment,
            "jobId": self.post(f"/v1/strategies/{strategies[0]}/issuance-jobs", {"segmentId": segment})["jobId"],
            "reconciliationId": self.post("/v1/aggregation/reconciliations")["reconciliationId"],
            "name": ["jobs", "segments"],
        }


def fuzz(local, role, shop, cases, phases, folder):
    token = local.token(role, member=shop["memberId"] if role == "member" else None)
    counts = folder / f"{role}.json"
    environment = {**os.environ, "MERIT_FUZZ_SHOP": json.dumps(shop), "MERIT_FUZZ_COUNTS": str(counts)}
    environment.update(SCHEMATHESIS_HOOKS="fuzz_hooks", PYTHONPATH=str(CHECK), PYTHONDONTWRITEBYTECODE="1")
    command = [ROOT / ".tools/fuzz/bin/schemathesis", "--config-file", CHECK / "fuzz.toml", "run"]
    command += [f"{local.url}/v1/openapi?format=json", "-H", f"Authorization: Bearer {token}", "--include-path-regex", "^/v1"]
    command += ["--max-examples", str(cases), "--workers", "2", "--continue-on-failure", "--generation-database", "none"]
    # Each reconciliation takes a second and more.
    command += ["--phases", phases, "--exclude-operation-id", "createReconciliation"]
    command += ["--no-color", "--no-shrink", "--seed", "11", "--request-timeout", "60"]
    with open(folder / f"{role}.log", "w") as log:
        failed = subprocess.run(command, env=environment, cwd=folder, stdout=log, stderr=log).returncode
    return failed, collections.Counter(json.loads(counts.read_text()) if counts.exists() else {})


def main(examples=20, phases="examples,fuzzing,stateful"):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="merit-fuzz-"))
    local = Local(folder)
    wrong = []
    total = collections.Counter()
    valid = collections.Counter()
    try:
        shop = local.shop()
        for role, part in ROLES.items():
            failed, counts = fuzz(local, role, shop, max(1, examples // part), phases, folder)
            total[role] = sum(counts.values())
            for name, number in counts.items():
                mode, operation, status = name.split()
                if mode == "valid" and status not in ("401", "403"):
                    valid["2xx" if status[0] == "2" else status] += number
                if status[0] == "5":
                    wrong.append(f"{role}: {number} times {status} of {operation}")
            if failed:
                wrong.append(f"{role}: see {folder}/{role}.log")
    finally:
        local.stop()
    answered = sum(valid.values())
    print(f"{sum(total.values())} requests ({', '.join(f'{role} {number}' for role, number in total.items())})")
    print(f"Valid requests of callers who may send them: {answered}, answered 2xx: {valid['2xx']}; {dict(valid.most_common())}")
    if answered and valid["2xx"] * 2 < answered:
        wrong.append("less than half of the valid requests are answered 2xx")
    print("\n".join(wrong) or "Nothing that the document does not have")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*([int(sys.argv[1])] + sys.argv[2:] if len(sys.argv) > 1 else [])))
