"""Bodies as they are sent, unpacked piece by piece, so that none grows beyond its bound."""

import zlib

_BITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
ACCEPTED = "gzip, deflate"


class Unpacker:
    """Unpacks what comes in pieces, up to `room` bytes; raises `ValueError` for what is packed otherwise, or broken."""

    def __init__(self, encoding: str, room: int) -> None:
        encoding = encoding.strip().lower()
        if encoding not in (*_BITS, "", "identity"):
            raise ValueError(f"it is packed as {encoding!r}, which was not asked for")
        self.body = bytearray()
        self.room = room
        self._bits = _BITS.get(encoding, 0)
        self._unpack = self._begin(self._bits) if self._bits else None

    @staticmethod
    def _begin(bits: int) -> "zlib._Decompress":
        return zlib.decompressobj(bits)

    @property
    def full(self) -> bool:
        """Say whether there was more than there is room for."""
        return len(self.body) > self.room

    def feed(self, data: bytes) -> None:
        """Take the next piece."""
        if self._unpack is None:
            self.body += data[: self._left]
            return
        while data and not self.full:
            data = self._some(data)

    @property
    def _left(self) -> int:
        return self.room + 1 - len(self.body)

    def _some(self, data: bytes) -> bytes:
        """Unpack as much as there is room for; give what is left to unpack."""
        assert self._unpack
        try:
            self.body += self._unpack.decompress(data, self._left)
        except zlib.error as error:
            if self._bits != 15 or self.body:
                raise ValueError(f"it is packed wrongly ({error})") from error
            self._bits = -15  # many servers send "deflate" without the frame that the standard asks for
            self._unpack = self._begin(self._bits)
            return data
        if self._unpack.eof and self._unpack.unused_data.startswith(b"\x1f\x8b"):
            data, self._unpack = self._unpack.unused_data, self._begin(self._bits)
            return data
        return self._unpack.unconsumed_tail
