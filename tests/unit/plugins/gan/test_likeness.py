from __future__ import annotations

import torch

from creastudio_gan.engine.likeness import Likeness, bordered

TARGET = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(0)) * 2 - 1


def test_the_picture_itself_is_at_no_distance_and_more_change_is_farther() -> None:
    likeness = Likeness(TARGET)
    noise = torch.randn(1, 3, 16, 16, generator=torch.Generator().manual_seed(1))
    distances = likeness(torch.cat([TARGET + far * noise for far in (0.0, 0.1, 0.3, 1.0)]))
    assert float(distances[0]) < 1e-6
    assert bool((distances[1:] > distances[:-1]).all())
    rough = likeness.roughly(torch.cat([TARGET, TARGET + 0.3 * noise]))
    assert rough[0] < rough[1]


def test_each_image_of_a_batch_is_judged_alone() -> None:
    likeness = Likeness(TARGET)
    images = torch.rand(3, 3, 16, 16) * 2 - 1
    together = likeness(images)
    alone = torch.cat([likeness(image[None]) for image in images])
    assert torch.allclose(together, alone, atol=1e-5)


def test_what_is_masked_makes_no_difference() -> None:
    known = torch.ones(1, 1, 16, 16)
    known[..., 4:10, 4:10] = 0
    likeness = Likeness(TARGET, known)
    changed = TARGET.clone()
    changed[..., 4:10, 4:10] = 0.7
    assert float(likeness(changed)) < 1e-6
    changed[..., 0, 0] += 0.5
    assert float(likeness(changed)) > 1e-4


def test_gradients_lead_to_the_picture() -> None:
    likeness = Likeness(TARGET)
    image = torch.zeros(1, 3, 16, 16, requires_grad=True)
    optimiser = torch.optim.Adam([image], lr=0.05)
    first = float(likeness(image.detach()))
    for _ in range(60):
        optimiser.zero_grad()
        likeness(image).sum().backward()
        optimiser.step()
    assert float(likeness(image.detach())) < first / 4


def test_borders_are_those_of_torch() -> None:
    x = torch.rand((2, 3, 4, 5), generator=torch.Generator().manual_seed(0))
    assert torch.equal(bordered(x), torch.nn.functional.pad(x, (1, 1, 1, 1), "replicate"))
