import { createHash } from 'node:crypto';
import { jsEngine, nativeEngine, type Sm2Engine } from './sm2-engine.ts';
import { newSm2Key, privateOfPkcs8, publicOfPoint, type Sm2Private, type Sm2Public } from './sm2-keys.ts';

/** The signer ID that GB/T 35276 sets where the parties agreed on none, and that everybody uses. */
const DEFAULT_ID = '1234567812345678';
/** a ‖ b ‖ xG ‖ yG of the curve, GB/T 32918.5. */
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);

const zs = new WeakMap<Sm2Public, Buffer>();

/** Z of GB/T 32918.2 5.5 under the default ID: 32 bytes. A server that signs digests is sent SM3(Z ‖ message). */
export function sm2Z(key: Sm2Public): Buffer {
  const known = zs.get(key);
  if (known) return known;
  const id = Buffer.from(DEFAULT_ID);
  const bits = Buffer.alloc(2);
  bits.writeUInt16BE(id.length * 8);
  const z = createHash('sm3').update(bits).update(id).update(CURVE).update(key.point.subarray(1)).digest();
  zs.set(key, z);
  return z;
}

/** The published signature of GB/T 32918.5 annex A.2. */
const VECTOR = {
  message: Buffer.from('message digest'),
  point:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  signature:
    '3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
};

/** Whether an engine verifies the published signature, refuses a changed one, and signs what it then verifies. */
export function sm2SelfTest(engine: Sm2Engine): boolean {
  try {
    const known = publicOfPoint(Buffer.from(VECTOR.point, 'hex'));
    const signature = Buffer.from(VECTOR.signature, 'hex');
    const changed = Buffer.from(signature);
    changed[20] = (changed[20] ?? 0) ^ 1;
    const own = privateOfPkcs8(newSm2Key().pkcs8);
    const z = sm2Z(own.public);
    return (
      engine.verify(known, sm2Z(known), VECTOR.message, signature) &&
      !engine.verify(known, sm2Z(known), VECTOR.message, changed) &&
      engine.verify(own.public, z, VECTOR.message, engine.sign(own, z, VECTOR.message))
    );
  } catch {
    return false;
  }
}

async function chooseEngine(): Promise<Sm2Engine> {
  if (sm2SelfTest(nativeEngine)) return nativeEngine;
  const fallback = await jsEngine();
  if (sm2SelfTest(fallback)) return fallback;
  throw new Error(
    `这个 Node（${process.version}）的国密算法 SM2 结果不对。请用 npm 安装的 Node 运行：npm start。`,
  );
}

const engine = await chooseEngine();
/** Which implementation passed the self-test at start-up. */
export const sm2EngineName = engine.name;

/** SM2 with SM3 under the default ID (GB/T 32918.2, GB/T 35276): DER SEQUENCE { r, s }. */
export function sm2Sign(key: Sm2Private, message: Uint8Array): Buffer {
  return engine.sign(key, sm2Z(key.public), message);
}

/** False, never an exception, for a signature that is not one. */
export function sm2Verify(key: Sm2Public, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return engine.verify(key, sm2Z(key), message, signature);
  } catch {
    return false;
  }
}
