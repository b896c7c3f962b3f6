// A chart drawn by ECharts as SVG, of fixed height so that nothing jumps, redrawn without animation. What it shows is
// said in words for those who do not see it, and stands in a table below it.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useText } from "../text";
import { caseText } from "../text/case";
import type { Option } from "./echarts";
import type { EChartsType } from "echarts/core";
import { ink, rule, soft } from "./colours";

const font = '"IBM Plex Sans", system-ui, sans-serif';

/** What all axes have in common. */
export const axis = {
  axisLine: { lineStyle: { color: soft } },
  axisTick: { show: false },
  axisLabel: { color: soft, fontFamily: font, fontSize: 13, hideOverlap: true },
  nameTextStyle: { color: ink, fontFamily: font, fontSize: 13 },
  splitLine: { lineStyle: { color: rule, width: 0.5 } },
};

/** Tooltips are drawn inside the picture: the page's security policy allows no other way, nor is one needed. */
export const tip = { renderMode: "richText", confine: true, backgroundColor: "#ffffff", borderColor: soft, textStyle: { color: ink, fontFamily: font, fontSize: 13 } };

type Props = { option: Option; height: number; words: string; table?: ComponentChildren };

export function Chart({ option, height, words, table }: Props) {
  const t = useText(caseText);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | undefined>(undefined);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    let here = true;
    let watch: ResizeObserver | undefined;
    void import("./echarts").then(({ init }) => {
      if (!here || !place.current) return;
      chart.current = init(place.current, null, { renderer: "svg" });
      watch = new ResizeObserver(() => chart.current?.resize());
      watch.observe(place.current);
      setReady(true);
    });
    return () => {
      here = false;
      watch?.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption({ animation: false, textStyle: { fontFamily: font, color: ink }, ...option }, { replaceMerge: ["series", "xAxis", "yAxis", "grid"] });
  }, [option, ready, height]);
  useEffect(() => void chart.current?.resize(), [height]);

  return (
    <>
      <div class="chart" role="img" aria-label={words} style={{ height: `${height}px` }}><div ref={place} class="chart-inner" /></div>
      {table && (
        <details class="chart-table">
          <summary>{t.showTable}</summary>
          {table}
        </details>
      )}
    </>
  );
}
