"""Account -> entities of FollowTheMoney."""

from communique.export.ftm.entities import export_ftm

__all__ = ["export_ftm"]
