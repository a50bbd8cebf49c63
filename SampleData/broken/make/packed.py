"""Compressed files with one defect each. Python's zlib and lzma give the same bytes everywhere for such small contents."""

import gzip
import io
import lzma
import zipfile

from table import Defect, E
from tables import HEADER, row

CONTENT = "\n".join([HEADER, *[row(n) for n in range(1, 9)], ""]).encode()


def packed_zip(members, flag=0):
    text = io.BytesIO()
    with zipfile.ZipFile(text, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, date_time=(2026, 11, 20, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return text.getvalue()


def defects():
    def defect(name, japanese, english, content, codes, accepted=0, rejected=0):
        return Defect(name, japanese, english, content, "quarantined", accepted, rejected, codes)

    plain = gzip.compress(CONTENT, mtime=0)
    wrong = bytearray(plain)
    wrong[-6] ^= 0xFF
    yield defect("packed-gzip-checksum.csv.gz", "gzipの検査値が違う", "the checksum of a gzip file is wrong", bytes(wrong),
                 (E("ING-200"),), 8)
    yield defect("packed-gzip-cut.csv.gz", "gzipが途中で切れている", "a gzip file is cut off", plain[:-30], (E("ING-200"), E("ING-032", 6)), 4, 1)
    yield defect("packed-xz-cut.csv.xz", "xzが途中で切れている", "an xz file is cut off", lzma.compress(CONTENT)[:-30],
                 (E("ING-200"),))
    yield defect("packed-zip-two.zip", "zipに二つのファイルがある", "a zip with two files",
                 packed_zip([("a.csv", CONTENT), ("b.csv", CONTENT)]), (E("ING-202"),))
    yield defect("packed-zip-empty.zip", "zipにファイルがない", "a zip without a file", packed_zip([]), (E("ING-201"),))
    yield defect("packed-twice.csv.gz", "二重に圧縮されている", "compressed twice", gzip.compress(plain, mtime=0),
                 (E("ING-205"), E("ING-205")), 0, 1)
