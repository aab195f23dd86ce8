"""Signs a field of a file and appends that: FILE OUT --key PEM --certificate PEM --field NAME [--box PAGE X1 Y1 X2 Y2 | --new] …"""

import argparse

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.stamp import TextStampStyle

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("file")
arguments.add_argument("out")
arguments.add_argument("--key", required=True)
arguments.add_argument("--certificate", required=True)
arguments.add_argument("--field", required=True)
arguments.add_argument("--box", nargs=5, type=int, help="a new field that is seen, pages counted from 1")
arguments.add_argument("--new", action="store_true", help="a new field that is not seen")
arguments.add_argument("--older", action="store_true", help="adbe.pkcs7.detached instead of CAdES")
arguments.add_argument("--digest", default="sha256")
arguments.add_argument("--certify", action="store_true", help="no changes afterwards but filled forms")
arguments.add_argument("--reason")
given = arguments.parse_args()

spec = None
if given.box:
    spec = SigFieldSpec(given.field, on_page=given.box[0] - 1, box=tuple(given.box[1:]))
elif given.new:
    spec = SigFieldSpec(given.field)
metadata = signers.PdfSignatureMetadata(
    field_name=given.field,
    subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED if given.older else SigSeedSubFilter.PADES,
    md_algorithm=given.digest,
    reason=given.reason,
    certify=given.certify,
)
signer = signers.PdfSigner(
    metadata,
    signer=signers.SimpleSigner.load(given.key, given.certificate),
    new_field_spec=spec,
    stamp_style=None if given.new else TextStampStyle(stamp_text="%(signer)s\n%(ts)s"),
)
with open(given.file, "rb") as source, open(given.out, "wb") as target:
    signer.sign_pdf(IncrementalPdfFileWriter(source), output=target)
