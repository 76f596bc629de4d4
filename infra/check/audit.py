"""Checks the audit log and the ledger's postings against the published roots, over HTTP: python3 audit.py URL [ROOTS].

It needs nothing but Python and an operator's token in MERIT_TOKEN. It reads all records, computes the chains and the
roots anew (RFC 9162, section 2.1), and prints each difference; it exits with 1 if there is one. ROOTS is a file of
roots that were published, a line each: day, size, root. Those must be served still, and new ones are added to it
if all is well. Keep that file where nobody who writes to the table can reach it.
"""

import hashlib
import json
import os
import pathlib
import re
import sys
import urllib.request


def leaf_hash(text):
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The roots of perfect subtrees, the largest first, which is all that appending and the root need."""

    def __init__(self):
        self.size = 0
        self.subtrees = []

    def append(self, leaf):
        self.size += 1
        self.subtrees.append(leaf)
        size = self.size
        while size % 2 == 0:
            right = self.subtrees.pop()
            self.subtrees.append(node_hash(self.subtrees.pop(), right))
            size //= 2

    def root(self):
        if not self.subtrees:
            return hashlib.sha256(b"").digest()
        root = self.subtrees[-1]
        for left in reversed(self.subtrees[:-1]):
            root = node_hash(left, root)
        return root


class Audit:
    """What was read, and the differences that it shows."""

    def __init__(self):
        self.tree = Tree()
        self.entries = 0
        self.postings = 0
        self.last = {}
        self.differences = []

    def add_root(self, root, prior):
        """Compares a root with that of the records before it."""
        if root["size"] != self.tree.size:
            self.differences.append(f"the root of {root['day']} is over {root['size']} records, and there are {self.tree.size}")
        elif root["root"] != self.tree.root().hex():
            self.differences.append(f"the root of {root['day']} is not that of its records")
        if root.get("prior") != (prior["root"] if prior else None):
            self.differences.append(f"the root of {root['day']} names another root before it")

    def add_record(self, record):
        name, text = record["recordId"], record.get("text")
        source, _, number = name.rpartition("-")
        number = int(number)
        if text is None:
            self.differences.append(f"{name} is missing")
        leaf = leaf_hash(text or "")
        if "leaf" in record:
            if record["leaf"] != self.tree.size:
                self.differences.append(f"{name} is said to be leaf {record['leaf']}, and is leaf {self.tree.size}")
            self.tree.append(leaf)
        next_number, prior = self.last.get(source, (0, None))
        if number != next_number:
            self.differences.append(f"{name} comes where {source}-{next_number} is due")
        if source == "posting":
            self.postings += 1
            if text is not None and json.loads(text)["posting"] != number:
                self.differences.append(f"{name} is another posting")
        else:
            self.entries += 1
            if text is not None:
                self.check_entry(name, json.loads(text), prior)
        self.last[source] = (number + 1, leaf.hex())

    def check_entry(self, name, entry, prior):
        if entry["entryId"] != name:
            self.differences.append(f"{name} is the entry {entry['entryId']}")
        if entry.get("prior") != prior:
            self.differences.append(f"{name} names another entry before it than there is")


def pages(ask, path):
    cursor = ""
    while cursor is not None:
        page = ask(path + "?limit=100" + (f"&cursor={cursor}" if cursor else ""))
        yield from page["items"]
        cursor = page.get("next")


def verify(ask, published=()):
    """Reads everything with ask, which gives the content of a path, and returns what it found."""
    audit = Audit()
    roots = list(pages(ask, "/v1/audit/roots"))[::-1]
    served = {root["day"]: root for root in roots}
    for day, size, root in published:
        now = served.get(day, {"size": None, "root": None})
        if (now["size"], now["root"]) != (size, root):
            audit.differences.append(f"the root of {day} was published as {root} over {size} records, and is not that now")
    due = [*zip(roots, [None, *roots])]
    for record in pages(ask, "/v1/audit/records"):
        while due and ("leaf" not in record or record.get("day", "") > due[0][0]["day"]):
            audit.add_root(*due.pop(0))
        audit.add_record(record)
    for root, prior in due:
        audit.add_root(root, prior)
    return audit, roots


def asking(url, token):
    def ask(path):
        request = urllib.request.Request(url + path, headers={"Authorization": "Bearer " + token})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    return ask


def main(url, file=None):
    published = []
    file = pathlib.Path(file) if file else None
    if file and file.exists():
        for line in file.read_text().splitlines():
            day, size, root = line.split()
            published.append((day, int(size), root))
    audit, roots = verify(asking(url.rstrip("/"), os.environ["MERIT_TOKEN"]), published)
    for difference in audit.differences:
        print(difference)
    last = roots[-1] if roots else None
    print(f"entries: {audit.entries}, postings: {audit.postings}, roots: {len(roots)}, differences: {len(audit.differences)}")
    if last:
        print(f"the last root, of {last['day']} over {last['size']} records: {last['root']}")
    if file and not audit.differences:
        file.write_text("".join(f"{root['day']} {root['size']} {root['root']}\n" for root in roots))
    return 1 if audit.differences else 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3 or not re.match("https?://", sys.argv[1]) or "MERIT_TOKEN" not in os.environ:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
