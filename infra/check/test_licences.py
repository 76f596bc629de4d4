import json

import licences
import pytest


def sbom(folder, *named):
    library = {"group": "org.example", "name": "thing", "version": "1", "licenses": list(named)}
    (folder / "bom.json").write_text(json.dumps({"components": [library]}))
    return [folder / "bom.json"]


@pytest.mark.parametrize(
    "named",
    [
        [{"license": {"id": "MIT"}}],
        [{"license": {"id": "GPL-2.0-only"}}, {"license": {"id": "EPL-2.0"}}],
    ],
)
def test_passes_what_is_allowed(tmp_path, named):
    assert licences.main(sbom(tmp_path, *named)) == 0


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ([{"license": {"id": "AGPL-3.0-only"}}], "AGPL-3.0-only"),
        ([{"license": {"name": "Our own terms"}}], "Our own terms"),
        ([{"expression": "GPL-2.0-only"}], "GPL-2.0-only"),
        ([], "no licence is named"),
    ],
)
def test_names_the_library_and_the_licence(tmp_path, capsys, named, words):
    assert licences.main(sbom(tmp_path, *named)) == 1
    assert f"org.example:thing 1: {words}\n" in capsys.readouterr().out


def test_takes_a_missing_licence_from_what_was_seen_and_wants_no_more_of_it(tmp_path, monkeypatch, capsys):
    seen = [{"package": "org.example:thing", "licence": "MIT", "where": "LICENSE in its sources"}]
    (tmp_path / "licences.json").write_text(json.dumps({"allowed": ["MIT"], "seen": seen}))
    monkeypatch.setattr(licences, "HERE", tmp_path)
    assert licences.main(sbom(tmp_path)) == 0
    assert licences.main(sbom(tmp_path, {"license": {"id": "MIT"}})) == 1
    assert "which nothing needs" in capsys.readouterr().out
