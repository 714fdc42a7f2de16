/**
 * Licences a second on one core: CPU time of drawing, sealing, PDF and verification, after a warm-up. Wall time says
 * little on a shared machine, so both are printed. Usage: tongban-run bench/licences.ts [count]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawLicence } from '../server/modules/licences/drawing/draw.ts';
import {
  layoutOf,
  openLicenceKit,
  readLicenceTypes,
  sampleLicence,
  shippedLicenceTypes,
  verifyLicence,
} from '../server/modules/licences/index.ts';
import { ofdPackage } from '../server/modules/licences/ofd/package.ts';
import { sealOfd } from '../server/modules/licences/ofd/sign.ts';
import { pdfRendition } from '../server/modules/licences/pdf/rendition.ts';
import { systemClock } from '../server/platform/clock.ts';
import { openKeyring, sm2EngineName } from '../server/platform/crypto/index.ts';
import { readPem, trustOf, trustPem } from '../server/platform/pki/index.ts';

const count = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'tongban-bench-'));
const keyring = await openKeyring(join(folder, 'keys'));
const kit = await openLicenceKit(folder, { clock: systemClock, keyring });
const type = readLicenceTypes(shippedLicenceTypes()).types.find(({ id }) => id === 'food-business-licence')!;
const layout = layoutOf(type.id);
const at = systemClock.now();
/** Names and places of their own for each, so that no two licences need the same letters. */
const common = [
  ...'一乙丁七万三上下不东中丰为主久义之乐九习书云五井亚京人仁今介仓代令仪任企伊优伟会传伦伯住何佳依信修健元光全八公六共兴兵其典内军农冬冰凤利刚刘初别前力加助勇勤北千升华南博卫厚原友双发口古可史叶合吉同名向君启吴周和品响唐善喜嘉四固国园圣地坚坤城培堂塔增士声夏大天太夫夷奇奔好如妙妮姜姿娟婉子字存孝孟学宁宇安宋宏定宝宣宫宾寅富寒寿小少尚尤山岁岩岭峰川巧巴市布帆师常干平年广庄庆应店府康建开张强当彤彦彩德心志忠思恒恩惠意慧成战房才承拓振捷授文斌方旅旋日旭时明星春显晋景晨普智曙月有望朋木本朱李村杜来杰松林果枝柏柳标树桂桃梁梅森植楚楠榕欣正武民水永江汪沈沙河泉波泰洋洪海润淑清温湖源溪滨潮灵炎烈然熙燕爱牛特王玉珍珠理琳瑞瑶生田甲申白百益盛真睿石硕碧祖祥禄福禾秀秋科程稳穆立竹章笑笛策米粮素红纪纯练绍经维绿罗美群翔翠联聪肖胜育良艺芝芬芳花苏若英茂茶荣莉莲菊萍落董蒋蓉蓝蕾薇虎蜀行裕西观言誉计许诗诚诺谢谦谷豪贝贞贡财贤贵赵起超越跃路辉达运进连逸道遥邓邦郑郝重野金鑫钟钢铁铭锋锦长门闻阳阿陆陈陶隆雅雨雪雷霞露青静面革音韵顺颖风飞香馨马高鲁鲜鸣鹏鹤麦黄黎鼎齐龙',
];
let state = 1;
const some = (length: number) =>
  Array.from({ length }, () => {
    state = (state * 48271) % 2147483647; // the same letters each time it is run
    return common[state % common.length];
  }).join('');
const licences = Array.from({ length: count }, (_, i) =>
  sampleLicence(type, '2026-11-22', {
    serial: `B${i}`,
    values: {
      operator: `德昌县${some(4)}餐饮有限公司（演示）`,
      person: `${some(3)}（演示）`,
      address: `四川省凉山彝族自治州德昌县${some(2)}街道${some(3)}路${i + 1}号`,
      premises: `四川省凉山彝族自治州德昌县${some(2)}镇${some(3)}巷${i + 1}号${some(2)}商场`,
    },
  }),
);
const by = { provider: kit.provider, timestamps: kit.timestamps, holder: licences[0]!.issuer, at };
const seal = await kit.provider.sealOf(by.holder, at);

type Made = { licence: (typeof licences)[number]; drawing: ReturnType<typeof drawLicence>; ofd: Buffer };
async function sealed(licence: (typeof licences)[number]): Promise<Made> {
  const drawing = drawLicence(kit.fonts, layout, licence);
  const ofd = await sealOfd(ofdPackage(kit.fonts, drawing, licence), drawing.sealAt, by);
  return { licence, drawing, ofd };
}
const pdf = ({ licence, drawing, ofd }: Made) =>
  pdfRendition(kit.fonts, { licence, drawing, ofd, seal: seal.picture });

/** Runs `work` over all, prints how many a second of CPU and of the clock. */
async function measure<A, B>(name: string, list: A[], work: (one: A) => B | Promise<B>): Promise<B[]> {
  for (const one of list.slice(0, 20)) await work(one);
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const results: B[] = [];
  for (const one of list) results.push(await work(one));
  const { user, system } = process.cpuUsage(cpu);
  const ms = (user + system) / 1000;
  const wall = performance.now() - start;
  const rate = (time: number) => ((list.length * 1000) / time).toFixed(0);
  console.log(
    `${name}: ${rate(ms)} /s/core (${(ms / list.length).toFixed(1)} ms CPU), ${rate(wall)} /s by the clock`,
  );
  return results;
}

console.log(`SM2 ${sm2EngineName}, ${count} licences`);
const made = await measure('sealed OFD', licences, sealed);
const pdfs = await measure('PDF with the OFD', made, pdf);
const trust = trustOf(readPem(trustPem(kit.ca)));
const checked = await measure('verification', made, ({ ofd }) => verifyLicence(ofd, trust, at).whole);
console.log(
  `OFD ${made[0]!.ofd.length} bytes, PDF ${pdfs[0]!.length} bytes, all whole: ${checked.every(Boolean)}`,
);
console.log(`resident ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
rmSync(folder, { recursive: true });
