from __future__ import annotations

import pytest

from creastudio.api.fountain import Action, Part, Scene, Script, Speech, scene_id, with_ids


def test_a_scene_id_means_nothing_and_comes_again() -> None:
    assert scene_id(3, 0) == scene_id(3, 0)
    assert scene_id(3, 0) != scene_id(3, 1)
    assert scene_id(3, 0, frozenset({scene_id(3, 0)})) != scene_id(3, 0)
    assert not any(scene_id(seed, 0).isdigit() for seed in range(300))


def test_scenes_without_an_id_get_one_and_others_keep_theirs() -> None:
    script = Script((Scene("INT. A"), Scene("INT. B", "x9"), Scene("INT. C", "x9"), Scene("INT. D")))
    ids = [scene.id for scene in with_ids(script, 5).scenes]
    assert ids[1] == "x9"
    assert len(set(ids)) == 4
    assert all(ids)
    assert with_ids(with_ids(script, 5), 6) == with_ids(script, 5)


def test_ids_stay_when_scenes_move() -> None:
    script = with_ids(Script((Scene("INT. A"), Scene("INT. B"))))
    moved = Script((Scene("EXT. NEW"), *reversed(script.elements)))
    assert {
        scene.heading: scene.id for scene in with_ids(moved, 1).scenes if scene.heading != "EXT. NEW"
    } == {scene.heading: scene.id for scene in script.scenes}


def test_the_body_of_a_scene() -> None:
    said = Speech("MARA", (Part("No."),))
    script = Script((Scene("INT. A", "a"), Action("Rain."), said, Scene("INT. B", "b")))
    assert script.body("a") == (Action("Rain."), said)
    assert script.body("b") == ()
    with pytest.raises(KeyError):
        script.body("c")
