import json
import zipfile

import release


def module(folder, files, timestamp="2031-07-01T00:00:00Z"):
    target = folder / "members" / "target"
    target.mkdir(parents=True)
    with zipfile.ZipFile(target / "function.zip", "w") as archive:
        for name, content, mode, year in files:
            entry = zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0))
            entry.external_attr = mode << 16
            archive.writestr(entry, content)
    (target / "bom.json").write_text(json.dumps({"metadata": {"timestamp": timestamp}}))
    return target.parent


def recorded(*numbers):
    keys = [b"proxykey%d" % number for number in numbers]
    return b"".join(b"\x01" + len(key).to_bytes(2, "big") + key for key in keys)


def packed(folder, files, **more):
    release.write(folder / "out", [module(folder, files, **more)])
    return folder / "out"


def test_gives_the_same_bytes_whatever_the_order_the_times_and_the_numbers(tmp_path):
    a, b = f"{release.RECORDED}A.class", f"{release.RECORDED}B.class"
    one = [("b.jar", b"1", 0o644, 2030), (a, recorded(9, 10), 0o644, 2026), (b, recorded(10), 0o644, 2026)]
    two = [(b, recorded(110), 0o644, 2026), (a, recorded(7, 110), 0o644, 2026), ("b.jar", b"1", 0o644, 2029)]
    left, right = packed(tmp_path / "1", one), packed(tmp_path / "2", two, timestamp="2032-01-01T00:00:00Z")
    assert release.compare(left, right) == 0
    assert (left / "SHA256SUMS").read_bytes() == (right / "SHA256SUMS").read_bytes()
    with zipfile.ZipFile(left / "members.zip") as archive:
        assert archive.read(a) == recorded(1, 2)
        assert archive.read(b) == recorded(2)


def test_keeps_what_may_be_executed(tmp_path):
    with zipfile.ZipFile(packed(tmp_path, [("bootstrap", b"x", 0o755, 2030)]) / "members.zip") as archive:
        assert archive.getinfo("bootstrap").external_attr >> 16 == 0o755


def test_names_the_entry_that_differs(tmp_path, capsys):
    left = packed(tmp_path / "1", [("a", b"1", 0o644, 2030), ("b", b"1", 0o644, 2030)])
    right = packed(tmp_path / "2", [("a", b"1", 0o644, 2030), ("b", b"2", 0o644, 2030)])
    assert release.compare(left, right) == 1
    assert capsys.readouterr().out.endswith("Differs: members.zip b\n")
