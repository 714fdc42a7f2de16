import type { FileChild } from 'docx';
import type { BulletinContent, BulletinFigure, UnitFigures } from '../../../../contracts/bulletins.ts';
import { chineseDay, chineseNumber } from '../../../platform/chinese.ts';
import { barsOf, drawChart, rounded } from './chart.ts';

export type Issue = { number: string; issuedOn: string; remarks: string };

/** The bulletin as DOCX in the layout of official documents. The library is loaded by the first one. */
export async function bulletinDocument(content: BulletinContent, issue: Issue): Promise<Uint8Array> {
  const { Document, Packer } = await import('docx');
  const layout = await import('./layout.ts');
  const { heading, text } = layout;
  const day = chineseDay(issue.issuedOn);
  const parts: FileChild[] = [
    ...layout.head(content.letterhead, issue.number),
    layout.title(content.title),
    text(opening(content)),
  ];
  const chapter = chapters();
  parts.push(heading(`${chapter()}主要指标`), ...(await figures(content.figures)));
  if (content.units.length) {
    parts.push(heading(`${chapter()}各部门情况`));
    for (const [index, unit] of content.units.entries()) parts.push(...(await unitPart(unit, index)));
  }
  if (content.programmes.length)
    parts.push(heading(`${chapter()}工作方案推进情况`), ...(await programmes(content)));
  parts.push(heading(`${chapter()}问题整改`), ...(await ledger(content)));
  if (issue.remarks.trim()) {
    parts.push(heading(`${chapter()}工作要求`), ...issue.remarks.trim().split(/\n+/).map(text));
  }
  parts.push(
    ...layout.signature(content.issuer, day),
    ...layout.imprint(content.copies, content.issuer, day),
  );
  const document = new Document({
    title: content.title,
    creator: content.issuer,
    evenAndOddHeaderAndFooters: true,
    sections: [layout.section(parts)],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const opening = ({ from, to }: BulletinContent): string =>
  from === to
    ? `现将${chineseDay(from)}政务服务运行情况统计如下。`
    : `现将${chineseDay(from)}至${chineseDay(to)}政务服务运行情况通报如下。`;

function chapters(): () => string {
  let at = 0;
  return () => `${chineseNumber(++at)}、`;
}

async function figures(list: readonly BulletinFigure[]): Promise<FileChild[]> {
  const { ruledTable } = await import('./table.ts');
  const { text } = await import('./layout.ts');
  const rows = list.map(({ name, unit, value, before, numerator, denominator }) => [
    name,
    value === null ? '—' : `${rounded(value)}${unit}`,
    before === null ? '—' : `${rounded(before)}${unit}`,
    numerator === null || denominator === null ? '—' : `${rounded(numerator)}／${rounded(denominator)}`,
  ]);
  if (rows.length === 0) return [text('本期没有指标数据。')];
  const lacking = list.filter(({ missing }) => missing.length > 0);
  return [
    ruledTable(['指标', '本期', '上期', '分子／分母'], rows, [4, 2, 2, 3]),
    ...lacking.map(({ name, missing }) => text(`注：“${name}”${missing.join('；')}。`)),
  ];
}

async function unitPart({ name, unit, rows }: UnitFigures, index: number): Promise<FileChild[]> {
  const { ImageRun, Paragraph } = await import('docx');
  const { subheading, text } = await import('./layout.ts');
  const { ruledTable } = await import('./table.ts');
  const head = subheading(`（${chineseNumber(index + 1)}）${name}`);
  const svg = barsOf({ id: '', name, unit, rows });
  if (!svg) return [head, text('本期各部门都没有可计算的办件。')];
  const chart = await drawChart(svg);
  const wide = 560; // pixels at 96 to the inch: 148 mm of the 156 there are
  const picture = new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data: chart.png,
        transformation: { width: wide, height: Math.round((chart.height / chart.width) * wide) },
        altText: { name, title: name, description: `${name}：各部门数值见下表` },
      }),
    ],
  });
  const table = rows.map(({ organisation, value, numerator, denominator }) => [
    organisation,
    value === null ? '—' : `${rounded(value)}${unit}`,
    `${rounded(numerator)}／${rounded(denominator)}`,
  ]);
  return [head, picture, ruledTable(['部门', name, '分子／分母'], table, [5, 2, 3])];
}

async function programmes({ programmes: list }: BulletinContent): Promise<FileChild[]> {
  const { text } = await import('./layout.ts');
  const { ruledTable } = await import('./table.ts');
  return list.flatMap(({ title, tasks, done, lateTasks, late }) => [
    text(`《${title}》共${tasks}项，已完成${done}项，到期未完成${lateTasks}项。`),
    ...(late.length
      ? [
          ruledTable(
            ['到期未完成的任务', '牵头单位', '期限'],
            late.map(({ summary, lead, deadline }) => [summary, lead ?? '未定', deadline ?? '']),
            [5, 3, 2],
          ),
        ]
      : []),
  ]);
}

async function ledger({
  ledger: { open, closed, lateEntries, late },
}: BulletinContent): Promise<FileChild[]> {
  const { text } = await import('./layout.ts');
  const { ruledTable } = await import('./table.ts');
  const said = text(`整改台账本期销号${closed}个，在整改${open}个，其中到期未改好${lateEntries}个。`);
  if (!late.length) return [said];
  const rows = late.map(({ problem, organisation, due }) => [problem, organisation, due]);
  return [said, ruledTable(['到期未改好的问题', '单位', '期限'], rows, [5, 3, 2])];
}
