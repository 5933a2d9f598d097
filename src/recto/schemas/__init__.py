"""What the files hold that a build writes and people write by the line, as JSON Schema."""

from recto.schemas.files import RECORD, File, files, find_file, schemas
from recto.schemas.outline import outline

__all__ = ["RECORD", "File", "files", "find_file", "outline", "schemas"]
