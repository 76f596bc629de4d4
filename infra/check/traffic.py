"""Observes the traffic between the product and its table: which actions, on which keys."""

import collections
import http.client
import http.server
import json
import threading

# The action for which DynamoDB requires a permission, by the name of the part of a transaction.
PARTS = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem"}
# The second table, under the name that the product gives it.
TOMBSTONES = "merit-tombstones"
Access = collections.namedtuple("Access", "action resource key")


class Listener:
    """A proxy in front of the table that notes each access to it."""

    def __init__(self, endpoint):
        listener = self
        host = endpoint.removeprefix("http://")
        self.heard = []
        self.table = None

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.hear(self.headers["X-Amz-Target"].partition(".")[2], json.loads(body))
                connection = http.client.HTTPConnection(host, timeout=60)
                connection.request("POST", "/", body, dict(self.headers))
                answer = connection.getresponse()
                content = answer.read()
                connection.close()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("content-length", "transfer-encoding", "connection", "date", "server"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.endpoint = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def hear(self, operation, request):
        if operation == "CreateTable":
            # The code creates its tables at each start, unless they exist.
            if request["TableName"] != TOMBSTONES:
                self.table = request
        elif request.get("TableName") == TOMBSTONES:
            self.heard += [a._replace(resource="tombstones", key=None) for a in accesses(operation, request)]
        else:
            self.heard += accesses(operation, request)

    def stop(self):
        self.server.shutdown()

    def during(self, work):
        """The accesses during the work, and the result of the work."""
        self.heard.clear()
        answer = work()
        return list(self.heard), answer


def accesses(operation, request):
    if operation == "TransactWriteItems":
        for action in request["TransactItems"]:
            for part, content in action.items():
                item = content.get("Item") or content["Key"]
                yield Access(PARTS[part], "table", item["pk"]["S"])
    elif operation == "TransactGetItems":
        for action in request["TransactItems"]:
            yield Access("GetItem", "table", action["Get"]["Key"]["pk"]["S"])
    elif operation == "BatchGetItem":
        for asked in request["RequestItems"].values():
            for key in asked["Keys"]:
                yield Access(operation, "table", key["pk"]["S"])
    elif operation == "Query":
        values = request["ExpressionAttributeValues"]
        index = request.get("IndexName")
        yield Access(operation, f"index/{index}" if index else "table", values[partition(request)]["S"])
    elif operation == "Scan":
        yield Access(operation, "table", None)
    elif operation in ("GetItem", "PutItem", "UpdateItem"):
        yield Access(operation, "table", (request.get("Item") or request["Key"])["pk"]["S"])
    elif operation != "DescribeTable":
        raise AssertionError(f"{operation} is new here: say which permission it takes")


def partition(query):
    """The placeholder of the partition key, which a key condition names first."""
    return query["KeyConditionExpression"].partition("=")[2].split()[0]
