// What each alternative costs and what it changes: amounts today and with the new, how sure they are, and the price they
// count with. One thing is open at a time; the others stand as a line each.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { api, useAsked } from "../api";
import { Icon, SelectField, TextField } from "../parts";
import { inLanguage, language, useText, type Text } from "../text";
import { evidenceKinds } from "../text/catalogue";
import { CataloguePicker } from "./catalogue-picker";
import type { Asking } from "./conversation";
import { conversationText, countedWords, ofThem } from "./conversation-text";
import { set } from "./document";
import { costKinds, effectKinds, unpricedKinds, type Ground, type TimeBase } from "./effects";
import { goToMistake } from "./mistakes";
import { NumberField } from "./number-field";
import { heldText, shownNumber } from "./numbers";
import { addCost, addEffect, addOther, addUnpriced, removeItem, setAmount, setGround, setRange, setText, setTimeBase, type Item, type SmallCase, type Unpriced } from "./small-case";

export function CostsQuestion(asking: Asking) {
  const t = useText(conversationText);
  const { small, answer } = asking;
  const [open, setOpen] = useState<number>();
  const lines = asking.small.costs.length + small.effects.length + small.unpriced.length + small.others;
  return (
    <>
      {small.costs.map((item) => <ItemCard key={`${item.line}-${item.kind}`} {...asking} item={item} open={open === item.line} setOpen={setOpen} />)}
      <Choices
        label={t.addCost}
        choices={costKinds.filter((kind) => !small.costs.some((cost) => cost.kind === kind.id)).map(({ id, name }) => ({ id, name }))}
        choose={(id) => {
          const kind = costKinds.find((each) => each.id === id);
          if (!kind) return;
          answer((text) => addCost(text, kind, inLanguage(kind.name), small.counted));
          setOpen(lines);
        }}
      />
    </>
  );
}

const other = "other";
const unpriced = "unpriced";

export function ChangesQuestion(asking: Asking) {
  const t = useText(conversationText);
  const { small, answer } = asking;
  const [open, setOpen] = useState<number>();
  const lines = small.costs.length + small.effects.length + small.unpriced.length + small.others;
  return (
    <>
      {small.effects.map((item) => <ItemCard key={`${item.line}-${item.kind}`} {...asking} item={item} open={open === item.line} setOpen={setOpen} />)}
      {small.unpriced.map((item) => <UnpricedCard key={item.line} {...asking} item={item} open={open === item.line} setOpen={setOpen} />)}
      <Choices
        label={t.addChange}
        choices={[
          ...effectKinds.filter((kind) => !small.effects.some((effect) => effect.kind === kind.id)).map(({ id, name }) => ({ id, name })),
          { id: other, name: conversationText.other },
          { id: unpriced, name: conversationText.unpriced },
        ]}
        choose={(id) => {
          const kind = effectKinds.find((each) => each.id === id);
          const [first] = unpricedKinds;
          if (kind) answer((text) => addEffect(text, kind, inLanguage(kind.name), small.counted));
          else if (id === other) answer((text) => addOther(text, t.other, small.counted));
          else if (first) answer((text) => addUnpriced(text, first.id, inLanguage(first.name), inLanguage(first.name)));
          setOpen(lines);
        }}
      />
    </>
  );
}

function Choices({ label, choices, choose }: { label: string; choices: { id: string; name: Text }[]; choose: (id: string) => void }) {
  const id = useId();
  if (choices.length === 0) return null;
  return (
    <div class="choices" role="group" aria-labelledby={id}>
      <p id={id} class="form-label">{label}</p>
      {choices.map((choice) => (
        <button key={choice.id} type="button" class="choice" onClick={() => choose(choice.id)}><Icon name="plus" />{inLanguage(choice.name)}</button>
      ))}
    </div>
  );
}

type Card = { open: boolean; setOpen: (line: number | undefined) => void };

/** The unit after the amount, and what is asked. */
function wordsOf(item: Item, small: SmallCase): { question: Text; unit: Text } {
  const each = countedWords[small.counted].each;
  const base: Record<TimeBase, Text> = { once: conversationText.once, yearly: conversationText.yearly, each };
  if (item.cost || item.kind === other) {
    return { question: item.cost ? { da: `${item.name}, ${base[item.per].da}`, en: `${item.name}, ${base[item.per].en}` } : { da: `${conversationText.otherQuestion.da} ${base[item.per].da}?`, en: `${conversationText.otherQuestion.en} ${base[item.per].en}?` }, unit: conversationText.currency };
  }
  if (item.share) return { question: item.effect ? { da: `${item.effect.question.da}?`, en: `${item.effect.question.en}?` } : { da: item.name, en: item.name }, unit: ofThem[small.counted] };
  const asked = item.effect?.question ?? { da: item.name, en: item.name };
  return { question: { da: `${asked.da} ${base[item.per].da}?`, en: `${asked.en} ${base[item.per].en}?` }, unit: item.effect?.unit?.shown ?? { da: "", en: "" } };
}

function ItemCard({ item, small, answer, open, setOpen }: Asking & { item: Item } & Card) {
  const t = useText(conversationText);
  const { question, unit } = wordsOf(item, small);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) card.current?.querySelector<HTMLElement>("input")?.focus();
  }, [open]);
  const titles = small.alternatives.map(({ id, title }, n) => ({ id, title: title || (n === 0 ? t.today : t.fresh) }));
  if (!open) {
    const amounts = titles.map(({ id }) => shownNumber(item.amounts[id]?.value ?? 0, language.value)).join(" → ");
    return (
      <div class="item closed">
        <button type="button" class="item-open" onClick={() => setOpen(item.line)} aria-label={t.edit(item.name)}>
          <span class="item-name">{item.name}</span>
          <span class="item-amounts">{amounts} {inLanguage(unit)}</span>
          <Icon name="edit" />
        </button>
      </div>
    );
  }
  const bases: TimeBase[] = item.cost ? ["once", "yearly", "each"] : ["each", "yearly"];
  return (
    <div class="item" ref={card}>
      <div class="item-head">
        <h3 class="h5">{item.name}</h3>
        <button type="button" class="function-link" onClick={() => (setOpen(undefined), answer((text) => removeItem(text, item)))}><Icon name="delete" />{t.remove(item.name)}</button>
      </div>
      {item.kind === other && <TextField label={t.otherName} value={item.name} change={(words) => answer((text) => setText(setText(text, ["lines", item.line, "name"], words, language.value), [...item.at, "title"] as string[], words, language.value), `name ${item.line}`)} />}
      {!item.share && (
        <SelectField
          label={t.per} value={item.per} change={(per) => answer((text) => setTimeBase(text, item, per, small.counted))}
          choices={bases.map((per) => ({ value: per, text: per === "each" ? inLanguage(countedWords[small.counted].each) : t[per] }))}
        />
      )}
      <p class="item-question">{inLanguage(question)}</p>
      <div class="amounts">
        {titles.map(({ id, title }) => (
          <NumberField key={id} label={title} value={item.amounts[id]?.value} suffix={inLanguage(unit)} width="" change={(value) => answer((text) => setAmount(text, item, id, value), `amount ${item.line} ${id}`)} />
        ))}
      </div>
      <Sureness item={item} titles={titles} unit={inLanguage(unit)} answer={answer} />
      {item.price !== undefined && <PriceOf item={item} unit={inLanguage(unit)} answer={answer} />}
      <button type="button" class="button button-secondary mt-5" onClick={() => goToMistake(card.current) || setOpen(undefined)}>{t.done}</button>
    </div>
  );
}

type Part = { item: Item; answer: Asking["answer"] };

function Sureness({ item, titles, unit, answer }: Part & { titles: { id: string; title: string }[]; unit: string }) {
  const t = useText(conversationText);
  const name = useId();
  const grounds: Ground[] = ["documented", "supplier", "guess"];
  const uncertain = titles.filter(({ id }) => (item.amounts[id]?.value ?? 0) !== 0);
  return (
    <>
      <fieldset class="sureness">
        <legend class="form-label">{t.sure}</legend>
        {grounds.map((ground) => (
          <div class="form-group-radio" key={ground}>
            <input type="radio" class="form-radio radio-large" id={`${name}-${ground}`} name={name} checked={item.ground === ground} onChange={() => answer((text) => setGround(text, item, ground))} />
            <label class="form-label" for={`${name}-${ground}`}>{t[ground]}</label>
          </div>
        ))}
      </fieldset>
      {item.ground === "documented" && (
        <SelectField
          label={t.documentedAs} value={item.evidence} change={(evidence) => answer((text) => set(text, [...item.at, "evidence"], evidence))}
          choices={evidenceKinds.filter(({ id }) => id !== "supplier" && id !== "assumption").map(({ id, name: words }) => ({ value: id, text: inLanguage(words) }))}
        />
      )}
      {item.ground !== "guess" && (
        <TextField
          label={item.ground === "supplier" ? t.sourceSupplier : t.source} help={t.sourceHelp} value={item.source}
          change={(words) => answer((text) => set(text, [...item.at, "source"], words), `source ${item.line}`)}
        />
      )}
      {uncertain.length > 0 && (
        <details class="spread">
          <summary>{t.range}</summary>
          <p class="form-hint">{t.rangeHelp}</p>
          <div class="amounts">
            {uncertain.map(({ id, title }) => {
              const amount = item.amounts[id] ?? { value: 0 };
              const [low, high] = [amount.low ?? amount.value, amount.high ?? amount.value];
              const wrong = low > amount.value || high < amount.value ? t.rangeWrong : undefined;
              const put = (ends: { low?: number; high?: number }) => answer((text) => setRange(text, item, id, { value: amount.value, low, high, ...ends }), `range ${item.line} ${id}`);
              return (
                <div key={id}>
                  <NumberField label={t.low(title)} value={amount.low} suffix={unit} width="" error={wrong} change={(value) => put({ low: value })} />
                  <NumberField label={t.high(title)} value={amount.high} suffix={unit} width="" change={(value) => put({ high: value })} />
                </div>
              );
            })}
          </div>
        </details>
      )}
    </>
  );
}

/** The unit price a change counts with: from the catalogue with its source and how sure it is, or one's own. */
function PriceOf({ item, unit, answer }: Part & { unit: string }) {
  const t = useText(conversationText);
  const [choosing, setChoosing] = useState(false);
  const id = /^price\(([a-z0-9-]+)\)$/.exec(item.price ?? "")?.[1];
  const entry = useAsked(() => (id ? api.catalogue.find(id, "price", language.value) : Promise.resolve({ ok: true as const, value: [] })), [id, language.value]);
  const found = entry.value?.find((hit) => hit.id === id);
  const [own, setOwn] = useState(id ? "" : (item.price ?? ""));
  return (
    <div class="priced">
      <p class="form-label">{t.pricedAt}</p>
      {id ? <p class="priced-entry"><strong>{found?.price ?? item.price}</strong> {found && <span>{[found.title, found.price_year, found.evidence].filter(Boolean).join(" · ")}</span>}</p> : null}
      {!id || choosing ? (
        <div class="priced-own">
          <TextField
            label={t.pricePer(unit)} value={own} inputMode="decimal" width="input-width-m"
            change={(typed) => {
              setOwn(typed);
              const amount = heldText(typed, language.value);
              if (/^[\d_.]+$/.test(amount)) answer((text) => set(text, ["lines", item.line, "price"], `${amount} DKK/${item.effect?.unit?.held ?? "event"}`), `price ${item.line}`);
            }}
          />
          <CataloguePicker kind="price" choose={(chosen) => (setChoosing(false), answer((text) => set(text, ["lines", item.line, "price"], `price(${chosen})`)))} />
        </div>
      ) : (
        <button type="button" class="function-link" onClick={() => setChoosing(true)}><Icon name="edit" />{t.ownPrice}</button>
      )}
    </div>
  );
}

function UnpricedCard({ item, answer, open, setOpen }: Asking & { item: Unpriced } & Card) {
  const t = useText(conversationText);
  if (!open) {
    return (
      <div class="item closed">
        <button type="button" class="item-open" onClick={() => setOpen(item.line)} aria-label={t.edit(item.name)}>
          <span class="item-name">{item.name}</span>
          <span class="item-amounts">{item.words}</span>
          <Icon name="edit" />
        </button>
      </div>
    );
  }
  return (
    <div class="item">
      <div class="item-head">
        <h3 class="h5">{item.name}</h3>
        <button type="button" class="function-link" onClick={() => (setOpen(undefined), answer((text) => removeItem(text, item)))}><Icon name="delete" />{t.remove(item.name)}</button>
      </div>
      <SelectField
        label={t.unpricedKind} value={item.category}
        choices={[...unpricedKinds, ...(unpricedKinds.some(({ id }) => id === item.category) ? [] : [{ id: item.category, name: { da: item.name, en: item.name } }])].map(({ id, name }) => ({ value: id, text: inLanguage(name) }))}
        change={(category) => {
          const kind = unpricedKinds.find(({ id }) => id === category);
          answer((text) => setText(set(text, ["lines", item.line, "category"], category), ["lines", String(item.line), "name"], kind ? inLanguage(kind.name) : item.name, language.value));
        }}
      />
      <TextField label={t.unpricedWords} help={t.unpricedHelp} value={item.words} change={(words) => answer((text) => setText(text, ["lines", String(item.line), "not_priced"], words, language.value), `words ${item.line}`)} />
      <button type="button" class="button button-secondary mt-5" onClick={() => setOpen(undefined)}>{t.done}</button>
    </div>
  );
}
