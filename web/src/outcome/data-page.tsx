// The data behind the outcomes: what is in, and bringing more in.
import { useState } from "preact/hooks";
import { useAsked, type Purchase } from "../api";
import { Dialog, say, Shown, Table } from "../parts";
import { mayBringData } from "../purchase/rights";
import type { PageProps } from "../shell/routes";
import { language, moment, number, useText } from "../text";
import { dataText } from "../text/outcome";
import { outcomes, type DataSet, type Outcomes } from "./ask";
import { BringIn } from "./bring-in";
import { addressOf, OutcomeFrame } from "./frame";
import { RejectionTable } from "./rejections";

export default function DataPage({ at }: PageProps) {
  const id = at["id"] ?? "";
  const t = useText(dataText);
  const overview = useAsked(() => outcomes.overview(id), [id, language.value]);
  return (
    <OutcomeFrame id={id} now="data" title={t.title} lead={t.lead}>
      {(purchase) => (
        <>
          {mayBringData(purchase.roles) ? <BringIn purchase={purchase} sets={overview.value?.data ?? []} done={overview.again} /> : <p class="aside-note">{t.cannot}</p>}
          <section class="case-part" aria-labelledby="sets">
            <h2 id="sets" class="h3">{t.sets}</h2>
            <Shown of={overview} height={200}>{(found) => <Sets purchase={purchase} found={found} again={overview.again} />}</Shown>
          </section>
        </>
      )}
    </OutcomeFrame>
  );
}

type Version = { set: DataSet; version: DataSet["versions"][number] };

function Sets({ purchase, found, again }: { purchase: Purchase; found: Outcomes; again: () => void }) {
  const t = useText(dataText);
  const [removing, setRemoving] = useState<Version>();
  const [rejected, setRejected] = useState<Version>();
  const manager = mayBringData(purchase.roles);
  const versions = found.data.flatMap((set) => set.versions.map((version) => ({ set, version })));
  if (versions.length === 0) return <p>{t.noSets}</p>;

  async function remove({ set, version }: Version) {
    setRemoving(undefined);
    const answer = await outcomes.remove(purchase.id, set.id, version.version);
    if (!answer.ok) return say(answer.problem.message, "error");
    say(dataText.removed);
    again();
  }

  return (
    <>
      <Table
        caption={t.sets} stack rows={versions} id={(row) => row.set.id + row.version.version}
        columns={[
          { title: t.set, heading: true, cell: (row) => <>{row.set.id}{row.version.generated && <span class="help"> ({t.generated})</span>}</> },
          { title: t.version, cell: (row) => <code>{row.version.version.slice(0, 12)}</code> },
          { title: t.importedAt, cell: (row) => moment(row.version.imported_at) },
          { title: t.rows, figure: true, cell: (row) => number(row.version.rows, { digits: 0 }) },
          { title: t.rejected, figure: true, cell: (row) => number(row.version.rejected, { digits: 0 }) },
          ...(manager ? [{
            title: "", cell: (row: Version) => (
              <span class="row-actions">
                <button type="button" class="function-link" onClick={() => setRejected(row)}>{t.seeRejected}</button>
                <button type="button" class="function-link" onClick={() => setRemoving(row)}>{t.remove}</button>
              </span>
            ),
          }] : []),
        ]}
      />
      {removing && (
        <Dialog
          title={t.removeTitle(removing.set.id)} close={() => setRemoving(undefined)}
          actions={
            <>
              <button type="button" class="button button-primary" onClick={() => void remove(removing)}>{t.remove}</button>
              <button type="button" class="button button-secondary" onClick={() => setRemoving(undefined)}>{t.cancel}</button>
            </>
          }
        >
          <p>{t.removeHelp}</p>
        </Dialog>
      )}
      {rejected && (
        <Dialog wide title={t.rejectedTitle} close={() => setRejected(undefined)}>
          <Rejected purchase={purchase.id} of={rejected} />
        </Dialog>
      )}
      {versions[0] && <p class="mt-6"><a href={addressOf(purchase.id, found.written ? "time" : "measures")}>{found.written ? t.nextFigures : t.nextMeasures}</a></p>}
    </>
  );
}

function Rejected({ purchase, of }: { purchase: string; of: Version }) {
  const asked = useAsked(() => outcomes.rejections(purchase, of.set.id, of.version.version), [of, language.value]);
  return <Shown of={asked} height={200}>{(list) => <RejectionTable list={list} />}</Shown>;
}

