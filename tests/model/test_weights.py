from __future__ import annotations

from pathlib import Path

import communique.model
from communique.model.reader import read_digest
from training.digest import digest_weights


def test_the_digest_that_accounts_name_is_that_of_all_weights_as_shipped() -> None:
    assert read_digest() == digest_weights(Path(communique.model.__file__).parent / "weights")
