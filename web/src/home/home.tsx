// Home: my purchases, what waits for me, how to begin, and the course of a purchase.
import { api, useAsked } from "../api";
import { Course } from "../parts/course";
import { Icon, Shown } from "../parts";
import { Page } from "../shell/page";
import { language, useText } from "../text";
import { courseText } from "../text/course";
import { homeText } from "../text/home";
import { Examples } from "./examples";
import { Purchases } from "./purchases";
import { Sizes } from "./sizes";
import "./home.css";

export default function HomePage() {
  const t = useText(homeText);
  const course = useText(courseText);
  const purchases = useAsked(() => api.purchases.all(language.value), [language.value]);
  const begin = <a class="button button-primary" href="/purchases/new"><Icon name="plus" />{t.newPurchase}</a>;
  return (
    <Page title={t.title} beside={purchases.value?.length === 0 ? undefined : begin}>
      <section class="home-start" aria-labelledby="start">
        <h2 id="start" class="h5">{t.startTitle}</h2>
        <Sizes />
      </section>
      <Shown of={purchases} height={260}>
        {(mine) => (mine.length === 0 ? <Empty /> : <Purchases purchases={mine} />)}
      </Shown>
      <section class="home-section" aria-labelledby="examples">
        <h2 id="examples">{t.examplesTitle}</h2>
        <p>{t.examplesLead}</p>
        <Examples />
      </section>
      <section class="home-section" aria-labelledby="course">
        <h2 id="course">{course.title}</h2>
        <p>{course.lead}</p>
        <Course />
      </section>
    </Page>
  );
}

function Empty() {
  const t = useText(homeText);
  return (
    <div class="home-empty">
      <h2 class="h4">{t.emptyTitle}</h2>
      <p>{t.empty}</p>
      <a class="button button-primary" href="/purchases/new?from=small">{t.small}</a>
    </div>
  );
}
