#!/bin/sh
# Checks an electronic licence (OFD, GB/T 33190), its seal (GB/T 38540-2020) and its time stamp (RFC 3161, GB/T 20520)
# with unzip and openssl 3 alone.
# usage: verify-licence.sh LICENCE.ofd TRUST.pem      TRUST.pem: the certificates of the issuing CA and of the root, and
# the revocation list where there is one.
# Exit 0: whole. Exit 1: refused; the line FAILED names the first step that did not hold.
set -u
ofd=$1 trust=$2
id=distid:1234567812345678
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
fail() { echo "FAILED: $1"; exit 1; }
ok() { echo "ok: $1"; }

[ -z "$(unzip -Z1 "$ofd" 2>/dev/null | sort | uniq -d)" ] || fail "package: a name twice"
size=$(unzip -Zt "$ofd" 2>/dev/null | sed -n 's/.* \([0-9]*\) bytes uncompressed.*/\1/p')
[ "${size:-0}" -gt 0 ] && [ "$size" -lt 67108864 ] || fail package
unzip -q "$ofd" -d "$dir/ofd" >/dev/null 2>&1 || fail package
cp "$trust" "$dir/trust.pem" || exit 2
cd "$dir" || exit 2
sign=ofd/Doc_0/Signs/Sign_0
value=$sign/SignedValue.dat

# --- cutting DER: asn1parse tells offset, header length and length of each element
element() { # FILE DEPTH N -> the Nth element (from 1) of that depth as "offset header length"
  openssl asn1parse -inform DER -in "$1" 2>/dev/null |
    sed -n 's/^ *\([0-9]*\):d='"$2"' *hl= *\([0-9]*\) l= *\([0-9]*\) .*/\1 \2 \3/p' | sed -n "$3p"
}
member() { element "$1" 1 "$2"; }
whole() { # FILE N OUT: the Nth member of the outer element, with its header
  set -- "$1" "$3" $(member "$1" "$2")
  [ $# -eq 5 ] && tail -c +$(($3 + 1)) "$1" | head -c $(($4 + $5)) >"$2"
}
inner() { # FILE N OUT SKIP: the content of the member, SKIP bytes left out (1 for a BIT STRING)
  set -- "$1" "$3" "$4" $(member "$1" "$2")
  [ $# -eq 6 ] && tail -c +$(($4 + $5 + $3 + 1)) "$1" | head -c $(($6 - $3)) >"$2"
}
content() { # FILE OUT SKIP: the content of the outer element itself
  set -- "$1" "$2" "$3" $(element "$1" 0 1)
  [ $# -eq 6 ] && tail -c +$(($4 + $5 + $3 + 1)) "$1" | head -c $(($6 - $3)) >"$2"
}
signed() { # KEY_OF_CERTIFICATE_DER SIGNATURE DATA
  openssl x509 -inform DER -in "$1" -noout -pubkey >key.pem 2>/dev/null &&
    openssl dgst -sm3 -sigopt $id -verify key.pem -signature "$2" "$3" >/dev/null 2>&1
}
sm3() { openssl dgst -sm3 -binary "$1"; }
base64_sm3() { sm3 "$1" | openssl base64 -A; }
time_of() { # FILE N -> the GeneralizedTime that is the Nth member, as digits
  inner "$1" "$2" moment 0 && tr -d 'Z' <moment
}
seconds() { # YYYYMMDDHHMMSS -> seconds since 1970
  date -u -d "$(echo "$1" | sed 's/^\(....\)\(..\)\(..\)\(..\)\(..\)\(..\).*/\1-\2-\3 \4:\5:\6/')" +%s
}

# --- SES_Signature ::= { toSign, cert, algorithm, signature, [0] timeStamp }; TBS_Sign ::= { version, eseal, time, digest, place }
whole $value 1 tosign.der
inner $value 2 signer.der 0
inner $value 4 value.sig 1
whole tosign.der 2 seal.der
inner tosign.der 4 digest.bin 1
# SESeal ::= { information, maker's certificate, algorithm, signature }
whole seal.der 1 info.der
inner seal.der 2 maker.der 0
inner seal.der 4 seal.sig 1
[ -s tosign.der ] && [ -s info.der ] || fail structure
signed_at=$(time_of tosign.der 3)
ok structure

cmp -s seal.der $sign/Seal.esl || fail seal-file
ok "seal-file: the seal in the package is the one that was used"
signed maker.der seal.sig info.der || fail seal-signature
ok "seal-signature: $(openssl x509 -inform DER -in maker.der -noout -subject -nameopt utf8,sep_comma_plus)"

# The list of certificates is the fourth member of the third member of the information.
whole info.der 3 property.der
whole property.der 4 list.der
found=no n=1
while [ -n "$(member list.der $n)" ]; do
  inner list.der $n listed.der 0
  cmp -s listed.der signer.der && found=yes
  n=$((n + 1))
done
[ $found = yes ] || fail signer
ok "signer: $(openssl x509 -inform DER -in signer.der -noout -subject -nameopt utf8,sep_comma_plus)"

sm3 $sign/Signature.xml | cmp -s - digest.bin || fail digest
ok "digest: Signature.xml is the one that was signed"
signed signer.der value.sig tosign.der || fail signature
ok signature

# --- the time stamp: ContentInfo { type, [0] SignedData { version, digests, { type, [0] TSTInfo }, [0] certificates, signers } }
stamped_at=
if [ -n "$(member $value 5)" ]; then
  inner $value 5 bits.der 0 && content bits.der token.der 1 && inner token.der 2 data.der 0 || fail time-stamp
  whole data.der 3 encap.der && inner encap.der 2 octets.der 0 && content octets.der tst.der 0 || fail time-stamp
  whole tst.der 3 imprint.der && inner imprint.der 2 imprint.bin 0 || fail time-stamp
  sm3 value.sig | cmp -s - imprint.bin || fail "time-stamp: of another signature"
  # SignerInfo { version, sid, digest, [0] attributes, algorithm, signature }: signed is the SET of the attributes.
  whole data.der 5 signers.der && whole signers.der 1 one.der && inner one.der 6 stamp.sig 0 || fail time-stamp
  whole one.der 4 tagged.der && { printf '\061' && tail -c +2 tagged.der; } >attributes.der || fail time-stamp
  n=1
  while whole attributes.der $n attribute.der; do
    if openssl asn1parse -inform DER -in attribute.der | grep -q ':messageDigest'; then
      inner attribute.der 2 octets.der 0 && content octets.der told.bin 0
    fi
    n=$((n + 1))
  done
  sm3 tst.der | cmp -s - told.bin || fail "time-stamp: changed"
  whole data.der 4 certificates.der || fail time-stamp
  found=no n=1
  while [ $found = no ] && whole certificates.der $n authority.der; do
    signed authority.der stamp.sig attributes.der && found=yes
    n=$((n + 1))
  done
  [ $found = yes ] || fail "time-stamp: not signed by its authority"
  openssl x509 -inform DER -in authority.der -noout -ext extendedKeyUsage 2>/dev/null | grep -q 'Time Stamping' ||
    fail "time-stamp: whoever gave it may not"
  stamped_at=$(time_of tst.der 5)
  ok "time-stamp: $stamped_at UTC, $(openssl x509 -inform DER -in authority.der -noout -subject -nameopt utf8,sep_comma_plus)"
else
  echo "none: time-stamp (the time of signing, $signed_at UTC, is the signer's own word)"
fi

# --- every file that the signature names, and no other
sed 's/<ofd:Reference /\n&/g' $sign/Signature.xml |
  sed -n 's/.*FileRef="\/\([^"]*\)"><ofd:CheckValue>\([^<]*\)<.*/\2 \1/p' >references
[ -s references ] || fail content
while read -r digest path; do
  [ -f "ofd/$path" ] && [ "$(base64_sm3 "ofd/$path")" = "$digest" ] || fail "content $path"
done <references || exit 1
ok "content: $(wc -l <references) files as they were sealed"
(cd ofd && find . -type f | sed 's/^\.\///') | sort >present
{ cut -d' ' -f2- references; printf '%s\n' Doc_0/Signs/Signatures.xml Doc_0/Signs/Sign_0/Signature.xml Doc_0/Signs/Sign_0/SignedValue.dat; } | sort >allowed
more=$(comm -23 present allowed)
[ -z "$more" ] || fail "no-more $more"
ok "no-more: no file outside of the signature"

# --- the chain, link by link at the time of signing: -vfyopt reaches only the certificate under test
awk '/BEGIN CERTIFICATE/ { n++ } /BEGIN X509 CRL/ { n = 0 } n { print > ("ca" n ".pem") }' trust.pem
awk '/BEGIN X509 CRL/ { n++ } /BEGIN CERTIFICATE/ { n = 0 } n { print > ("list" n ".pem") }' trust.pem
for ca in ca*.pem; do openssl x509 -in "$ca" -noout -subject -nameopt utf8,sep_comma_plus | sed 's/^[a-z]*=//' >"$ca.name"; done
name_of() { openssl x509 -in "$1" -noout "-$2" -nameopt utf8,sep_comma_plus | sed 's/^[a-z]*=//'; }
link() { # PEM SECONDS -> prints the file of the certificate that issued it
  issuer=$(name_of "$1" issuer)
  for ca in ca*.pem; do
    [ "$(cat "$ca.name")" = "$issuer" ] || continue
    openssl verify -partial_chain -attime "$2" -CAfile "$ca" -vfyopt $id "$1" >/dev/null 2>&1 && echo "$ca" && return
  done
}
# --- revoked: listed, and not after what the time stamp proves
revoked() { # PEM ISSUER_PEM
  for list in list*.pem; do
    [ -f "$list" ] || continue
    openssl crl -in "$list" -outform DER -out list.crl 2>/dev/null && whole list.crl 1 list.tbs && inner list.crl 3 list.sig 1
    openssl x509 -in "$2" -outform DER -out issuer.der
    signed issuer.der list.sig list.tbs || continue
    serial=$(openssl x509 -in "$1" -noout -serial | sed 's/.*=//')
    since=$(openssl crl -in "$list" -noout -text | grep -A1 "Serial Number: $serial" | sed -n 's/.*Revocation Date: //p')
    [ -n "$since" ] || { ok "status: $(name_of "$1" subject) not revoked"; continue; }
    [ -n "$stamped_at" ] && [ "$(date -u -d "$since" +%s)" -gt "$(seconds "$stamped_at")" ] || return 0
    ok "status: $(name_of "$1" subject) revoked $since, after the time stamp"
  done
  return 1
}
at=$(seconds "$signed_at") || exit 2
for who in signer maker ${stamped_at:+authority}; do
  openssl x509 -inform DER -in $who.der -out $who.pem
  [ $who = authority ] && at=$(seconds "$stamped_at")
  now=$who.pem
  for step in 1 2 3 4 5; do
    next=$(link $now "$at")
    [ -n "$next" ] || fail "chain of the $who"
    [ "$now" = "$next" ] && break
    ok "chain: $(name_of $now subject) by $(cat "$next.name")"
    [ $step = 1 ] && revoked $now "$next" && fail "status: $who revoked"
    now=$next
  done
  [ "$now" = "$next" ] || fail "chain of the $who"
done

echo "RESULT: whole"
