"""What people and judges found, as long as sentence and passage stay what they were."""

from recto.verify.verdicts.health import citation_health
from recto.verify.verdicts.ids import citation_ids
from recto.verify.verdicts.signoff import sign_off
from recto.verify.verdicts.standing import standing, written

__all__ = ["citation_health", "citation_ids", "sign_off", "standing", "written"]
