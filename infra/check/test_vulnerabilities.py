import http.server
import io
import json
import threading
import zipfile

import pytest
import vulnerabilities

OLD_NETTY = ("io.netty:netty-codec-http", "4.1.130.Final")


def jar(folder, name, properties=None):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "")
        if properties:
            archive.writestr("META-INF/maven/g/a/pom.properties", properties)
    (folder / name).write_bytes(content.getvalue())
    return folder / name


def test_knows_a_library_by_its_maven_properties(tmp_path):
    jar(tmp_path, "any.jar", "#made\ngroupId=io.netty\nartifactId=netty-codec-http\nversion=4.1.130.Final\n")
    assert set(vulnerabilities.inventory([tmp_path])) == {OLD_NETTY}


@pytest.mark.parametrize("prefix", ["", "modified-"])
def test_knows_a_library_by_the_name_that_quarkus_gives_it(tmp_path, prefix):
    inner = jar(tmp_path, f"{prefix}io.netty.netty-codec-http-4.1.130.Final.jar")
    with zipfile.ZipFile(tmp_path / "function.zip", "w") as archive:
        archive.write(inner, f"lib/{inner.name}")
    inner.unlink()
    assert set(vulnerabilities.inventory([tmp_path / "function.zip"])) == {OLD_NETTY}


@pytest.mark.parametrize(
    ("version", "affected"), [("4.1.130.Final", True), ("4.1.134.Final", True), ("4.1.135.Final", False)]
)
def test_holds_a_version_against_the_file(version, affected):
    advisory = {"ids": ["CVE-1"], "package": OLD_NETTY[0], "introduced": "4.1.0.Final", "fixed": "4.1.135.Final"}
    known = vulnerabilities.from_file({(OLD_NETTY[0], version): {"members"}}, [advisory])
    assert bool(known) == affected


def test_says_that_osv_did_not_answer(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(vulnerabilities, "OSV", "http://127.0.0.1:1")
    jar(tmp_path, "io.netty.netty-codec-http-4.1.130.Final.jar")
    assert vulnerabilities.main([tmp_path]) == 1
    out = capsys.readouterr().out
    assert "OSV did not answer" in out
    assert "CVE-2026-50020/GHSA-hvcg-qmg6-jm4c io.netty:netty-codec-http 4.1.130.Final" in out


def test_reports_what_osv_knows(tmp_path, monkeypatch, capsys):
    asked = []

    class Osv(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            body = json.dumps({"results": [{"vulns": [{"id": "GHSA-hvcg-qmg6-jm4c"}]}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Osv)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(vulnerabilities, "OSV", f"http://127.0.0.1:{server.server_port}")
    jar(tmp_path, "io.netty.netty-codec-http-4.1.130.Final.jar")
    assert vulnerabilities.main([tmp_path]) == 1
    server.shutdown()
    assert asked == [
        {"queries": [{"package": {"ecosystem": "Maven", "name": OLD_NETTY[0]}, "version": OLD_NETTY[1]}]}
    ]
    assert "GHSA-hvcg-qmg6-jm4c io.netty:netty-codec-http 4.1.130.Final" in capsys.readouterr().out
