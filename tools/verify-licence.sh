#!/bin/sh
# Checks an electronic licence (OFD, GB/T 33190) and its seal (GB/T 38540-2020) with unzip and openssl 3 alone.
# usage: verify-licence.sh LICENCE.ofd TRUST.pem      TRUST.pem: the certificates of the issuing CA and of the root
# Exit 0: whole. Exit 1: refused; the line FAILED names the first step that did not hold.
set -u
ofd=$1 trust=$2
id=distid:1234567812345678
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
fail() { echo "FAILED: $1"; exit 1; }
ok() { echo "ok: $1"; }

unzip -q "$ofd" -d "$dir/ofd" >/dev/null 2>&1 || fail package
cd "$dir" || exit 2
sign=ofd/Doc_0/Signs/Sign_0
value=$sign/SignedValue.dat

# --- cutting DER: asn1parse tells offset, header length and length of each element
member() { # FILE N -> the Nth element (from 1) of the outer SEQUENCE as "offset header length"
  openssl asn1parse -inform DER -in "$1" 2>/dev/null |
    sed -n 's/^ *\([0-9]*\):d=1 *hl= *\([0-9]*\) l= *\([0-9]*\) .*/\1 \2 \3/p' | sed -n "$2p"
}
whole() { # FILE N OUT: the element with its header
  set -- "$1" "$3" $(member "$1" "$2")
  tail -c +$(($3 + 1)) "$1" | head -c $(($4 + $5)) >"$2"
}
inner() { # FILE N OUT SKIP: the content of the element, SKIP bytes left out (1 for a BIT STRING)
  set -- "$1" "$3" "$4" $(member "$1" "$2")
  tail -c +$(($4 + $5 + $3 + 1)) "$1" | head -c $(($6 - $3)) >"$2"
}
signed() { # KEY_OF_CERTIFICATE_DER SIGNATURE DATA
  openssl x509 -inform DER -in "$1" -noout -pubkey >key.pem 2>/dev/null &&
    openssl dgst -sm3 -sigopt $id -verify key.pem -signature "$2" "$3" >/dev/null 2>&1
}
base64_sm3() { openssl dgst -sm3 -binary "$1" | openssl base64 -A; }

# --- SES_Signature ::= { toSign, cert, algorithm, signature }; TBS_Sign ::= { version, eseal, time, digest, place }
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

openssl dgst -sm3 -binary $sign/Signature.xml | cmp -s - digest.bin || fail digest
ok "digest: Signature.xml is the one that was signed"
signed signer.der value.sig tosign.der || fail signature
ok signature

# --- the chain, link by link: -vfyopt reaches only the certificate under test
awk '/BEGIN CERTIFICATE/ { n++ } n { print > ("ca" n ".pem") }' "$trust"
name_of() { openssl x509 -in "$1" -noout "-$2" -nameopt utf8,sep_comma_plus | sed 's/^[a-z]*=//'; }
link() { # PEM -> prints the file of the certificate that issued it
  for ca in ca*.pem; do
    [ "$(name_of "$ca" subject)" = "$(name_of "$1" issuer)" ] || continue
    openssl verify -partial_chain -CAfile "$ca" -vfyopt $id "$1" >/dev/null 2>&1 && echo "$ca" && return
  done
}
for who in signer maker; do
  openssl x509 -inform DER -in $who.der -out $who.pem
  at=$who.pem
  for step in 1 2 3 4 5; do
    next=$(link $at)
    [ -n "$next" ] || fail chain
    [ "$at" = "$next" ] && break
    ok "chain: $(name_of $at subject) by $(name_of "$next" subject)"
    at=$next
  done
  [ "$at" = "$next" ] || fail chain
done

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
echo "RESULT: whole"
