"""The check of the audit log finds whatever was changed, against a log in memory."""

import hashlib
import json

import audit
import pytest

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
NIGHTS = ("2026-11-20", "2026-11-21", "2026-11-22")


class Log:
    """A log of three nights and some records that no root has yet, as the API tells of it."""

    def __init__(self):
        self.roots, self.records, self.prior = [], [], {}
        tree = audit.Tree()
        number, posting = {}, 0
        for day in (*NIGHTS, None):
            for shard in (0, 3):
                for _ in range(4):
                    n = number.get(shard, 0)
                    number[shard] = n + 1
                    entry = {"entryId": f"{shard}-{n}", **({"prior": self.prior[shard]} if n else {}), "after": {"points": n}}
                    self.add(tree, day, entry["entryId"], json.dumps(entry))
                    self.prior[shard] = audit.leaf_hash(json.dumps(entry)).hex()
            self.add(tree, day, f"posting-{posting}", json.dumps({"posting": posting, "chunks": []}))
            posting += 1
            if day:
                prior = {"prior": self.roots[-1]["root"]} if self.roots else {}
                self.roots.append({"day": day, "size": tree.size, "root": tree.root().hex(), **prior})

    def add(self, tree, day, name, text):
        place = {"leaf": tree.size, "day": day} if day else {}
        self.records.append({"recordId": name, "text": text, **place})
        if day:
            tree.append(audit.leaf_hash(text))

    def ask(self, path):
        """Pages of five."""
        start = int(path.partition("cursor=")[2] or 0)
        items = self.roots[::-1] if "/roots" in path else self.records
        page = {"items": items[start : start + 5]}
        return {**page, "next": str(start + 5)} if start + 5 < len(items) else page

    def differences(self, published=()):
        return audit.verify(self.ask, published)[0].differences

    def record(self, name):
        return next(record for record in self.records if record["recordId"] == name)


@pytest.fixture
def log():
    return Log()


def test_has_the_known_root_of_rfc_6962():
    tree = audit.Tree()
    assert tree.root() == hashlib.sha256(b"").digest()
    for leaf in LEAVES:
        tree.append(hashlib.sha256(b"\x00" + bytes.fromhex(leaf)).digest())
    assert tree.root().hex() == ROOT


def test_finds_nothing_where_nothing_was_changed(log):
    found, roots = audit.verify(log.ask)
    assert (found.differences, found.entries, found.postings, len(roots)) == ([], 32, 4, 3)


@pytest.mark.parametrize("name", ["0-0", "3-5", "0-11", "3-15", "posting-1"])
def test_finds_a_record_that_was_changed(log, name):
    log.record(name)["text"] = log.record(name)["text"].replace("]", "1]").replace('"points": ', '"points": 9')
    # The newest entry of a shard, which no root and no later entry holds yet, can be changed until the night.
    assert bool(log.differences()) == (name != "3-15")


@pytest.mark.parametrize("name", ["0-0", "3-5", "0-15", "posting-1"])
def test_finds_a_record_that_was_removed(log, name):
    del log.record(name)["text"]
    assert f"{name} is missing" in log.differences()


def test_finds_records_that_were_exchanged(log):
    one, two = log.record("0-1"), log.record("0-2")
    one["text"], two["text"] = two["text"], one["text"]
    assert "0-1 is the entry 0-2" in log.differences()


def test_finds_a_past_that_was_written_anew(log):
    """With new chains and roots nothing is wrong in itself; only who has the published roots finds it."""
    published = [(root["day"], root["size"], root["root"]) for root in log.roots]
    assert log.differences(published) == []
    other = Log()
    other.roots, other.records = [], []
    entry = json.dumps({"entryId": "0-0", "after": {"points": 7}})
    tree = audit.Tree()
    other.add(tree, NIGHTS[0], "0-0", entry)
    other.roots.append({"day": NIGHTS[0], "size": 1, "root": tree.root().hex()})
    assert other.differences() == []
    assert len(other.differences(published)) == 3
