"""What measurements on models' cards say, in the person's language."""

from __future__ import annotations

from creastudio.core.model_words import TEXTS, Saying
from creastudio.shell.i18n import mark, tr_text

SAID = (
    mark("Fréchet distance {value}: lower is better"),
    mark("Fréchet distance {value}, where other pictures of the same kind measure {floor}: lower is better. {verdict}"),
    mark("Kernel distance {value}: lower is better, 0 is best"),
    mark("Coverage {percent} %: that share of the training pictures has a made one near it; higher is better"),
    mark("KID {value}: lower is better, 0 is best"),
    mark("Inception Score {value}: how clear and varied recognised things are; higher is better"),
    mark("Precision {percent} %: that share of what it makes looks like something in the training pictures"),
    mark("Recall {percent} %: that share of the training pictures looks like something it makes"),
    mark("Density {value}: how often made pictures lie where training pictures are dense; about 1 for real ones"),
    mark("FID {value}: lower is better"),
    mark("FID {value}, where other pictures of the same kind measure {floor}: lower is better"),
    mark("Learned from {count} images, repeats counted"),
    mark("Very close: made pictures are hard to tell from the training pictures."),
    mark("Close: made pictures look much like the training pictures."),
    mark("Alike: made pictures can be recognised, with visible flaws."),
    mark("Far: train longer, or on more pictures."),
    mark("Surprise at music that it didn't learn from: {value} nats a sixteenth note; lower is better"),
    mark("Surprise at music that it didn't learn from: {value} nats a sixteenth note, {beside} before; lower is better"),
    mark("Surprise at the chorales by Bach that models are compared on: {value} nats a sixteenth note; lower is better"),
    mark("Surprise at the music that it learned from: {value} nats a sixteenth note; far less than at other music means known by heart"),
    mark("Surprise at the music that it learned from, before: {value} nats a sixteenth note"),
    mark("{percent} % like the music that it was tuned on; higher is better"),
    mark("{percent} % like the music that it was tuned on, {beside_percent} % before; higher is better"),
    mark("Longest run that it copied of what it learned from: {count} notes; shorter is better"),
    mark("Surprise at texts that it didn't learn from: {value} bits a character; lower is better"),
    mark("Surprise at texts that it didn't learn from: {value} bits a character, where counted runs of five (5-gram Kneser-Ney) have {beside}; lower is better"),
    mark("Surprise at texts that it didn't learn from: {value} bits a character, {beside} before; lower is better"),
    mark("Surprise at Chinese characters that it didn't learn from: {value} bits each; lower is better"),
    mark("Surprise at Chinese characters that it didn't learn from: {value} bits each, where counted runs of five (5-gram Kneser-Ney) have {beside}; lower is better"),
    mark("Surprise at the texts that it learned from: {value} bits a character; far less than at other texts means known by heart"),
    mark("Surprise at the texts that it learned from: {value} bits a character, {beside} before; lower is better"),
    mark("Longest run that it copied of what it learned from: {count} characters; shorter is better"),
    mark("Learned from {count} thousand tokens, repeats counted"),
)  # fmt: skip

"""All of it, for the translators."""

assert SAID == TEXTS


def said(saying: Saying) -> str:
    """Return a sentence about a measurement in the person's language."""
    texts = {name: tr_text(text) for name, text in saying.texts.items()}
    return tr_text(saying.text).format(**saying.values, **texts)
