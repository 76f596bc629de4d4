"""Starts the product on the emulated account, to read from it what the code has."""

import json
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

from templates import REGION

ROOT = pathlib.Path(__file__).parent.parent.parent
JAR = ROOT / "functions/local/target/quarkus-app/quarkus-run.jar"
METHODS = {"get", "post", "put", "patch", "delete"}


class Product:
    """functions/local, every function in one process, on an existing DynamoDB."""

    def __init__(self, endpoint, table, log):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.url = f"http://127.0.0.1:{free.getsockname()[1]}"
        environment = {**os.environ, "MERIT_DYNAMODB_ENDPOINT": endpoint, "MERIT_TABLE": table}
        environment.update(MERIT_AGGREGATION_EVERY="off", MERIT_REFUSALS_SECONDS="0", MERIT_ACTIVITIES_UNIQUE="shop", AWS_REGION=REGION)
        environment.update(AWS_ACCESS_KEY_ID="check", AWS_SECRET_ACCESS_KEY="check")
        command = [ROOT / ".mvn/tools", "java", f"-Dquarkus.http.port={self.url.rpartition(':')[2]}", "-jar", JAR]
        self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        for _ in range(240):
            try:
                self.openapi = json.load(urllib.request.urlopen(self.url + "/v1/openapi?format=json", timeout=2))
                break
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(f"functions/local did not start: {pathlib.Path(log.name).read_text()[-2000:]}")
                time.sleep(0.25)
        else:
            raise RuntimeError("functions/local does not answer")
        roles = "&".join("role=" + role for role in ("storefront", "marketer", "operator"))
        self.token = urllib.request.urlopen(f"{self.url}/dev/token?{roles}").read().decode()
        self.storefront = urllib.request.urlopen(f"{self.url}/dev/token?role=storefront").read().decode()

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def ask(self, method, path, body=None, **headers):
        """Returns the status and the body; a status of 500 or more fails the check."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers = {"Authorization": "Bearer " + self.token, "Content-Type": "application/json", **headers}
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, content, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, content_of(answer), dict(answer.headers)
        except urllib.error.HTTPError as refusal:
            if refusal.code >= 500:
                raise AssertionError(f"{method} {path}: {refusal.code} {refusal.read()}")
            return refusal.code, json.load(refusal), dict(refusal.headers)

    def routes(self):
        """The function that serves each operation: the module whose resource has the operation's tag. Operations that only
        functions/local serves are left out."""
        modules = functions_by_tag()
        return {
            f"{method.upper()} {path}": modules[operation["tags"][0]]
            for path, operations in self.openapi["paths"].items()
            if path.startswith("/v1/") and not path.startswith("/v1/aggregation/")
            for method, operation in operations.items()
            if method in METHODS
        }


def content_of(answer):
    """The content of an answer: JSON as it is, other content by its lines."""
    if answer.headers.get_content_type() == "application/json":
        return json.load(answer)
    return {"lines": answer.read().decode().splitlines()}


def functions_by_tag():
    modules = {}
    for source in (ROOT / "functions").glob("*/src/main/**/*Resource.java"):
        module = source.relative_to(ROOT / "functions").parts[0]
        for tag in re.findall(r'@Tag\(\s*name = "(\w+)"', source.read_text()):
            assert modules.setdefault(tag, module) == module, f"the tag {tag} is used by two functions"
    return modules
