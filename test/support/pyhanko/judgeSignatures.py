"""Prints as JSON what pyHanko says of every signature of a file: FILE [--trust CERTIFICATE]… [--at ISO-TIME]."""

import argparse
import asyncio
import json
from datetime import datetime, timezone

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.ades import ades_basic_validation
from pyhanko.sign.validation.policy_decl import SignatureValidationSpec
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager


async def judge(signature, roots, moment):
    context = ValidationContext(trust_roots=roots, moment=moment, allow_fetching=False)
    status = await async_validate_pdf_signature(signature, context)
    return {
        "field": signature.field_name,
        "intact": status.intact,
        "valid": status.valid,
        "trusted": status.trusted,
        "accepted": status.bottom_line,
        "coverage": status.coverage.name,
        "modificationLevel": status.modification_level.name if status.modification_level else None,
        "docMdpOk": status.docmdp_ok,
        "subFilter": str(signature.sig_object["/SubFilter"]),
        "signedAttributes": sorted(item["type"].native for item in signature.signer_info["signed_attrs"]),
        "ades": await basic_ades(signature, roots, moment),
    }


async def basic_ades(signature, roots, moment):
    """The indication of ETSI EN 319 102-1, clause 5.3, for a basic signature."""
    revocation = CertRevTrustPolicy(RevocationCheckingPolicy.from_legacy("soft-fail"))
    trust = SimpleTrustManager.build(trust_roots=roots)
    policy = CertValidationPolicySpec(trust_manager=trust, revinfo_policy=revocation)
    result = await ades_basic_validation(
        signature.signed_data,
        SignatureValidationSpec(cert_validation_policy=policy),
        timing_info=ValidationTimingInfo(moment, moment, point_in_time_validation=True),
        raw_digest=signature.compute_digest(),
    )
    return str(result.ades_subindic)


async def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file")
    arguments.add_argument("--trust", action="append", default=[])
    arguments.add_argument("--at", type=datetime.fromisoformat, default=datetime.now(timezone.utc))
    given = arguments.parse_args()
    roots = [load_cert_from_pemder(file) for file in given.trust]
    with open(given.file, "rb") as stream:
        signatures = PdfFileReader(stream, strict=True).embedded_signatures
        print(json.dumps([await judge(signature, roots, given.at) for signature in signatures]))


asyncio.run(main())
