// The same arithmetic as rules of Publicodes, which evaluates them lazily and explains them; here only the nets are asked for.
import Engine from "publicodes";
import { TIERS, YEARS } from "./tiers.mjs";

const STREAMS = ["new_subscriptions", "renewals", "upgrades", "services"];
const words = (name) => name.replaceAll("_", " ").replaceAll("-", " ");
const inCents = (formula) => ({ valeur: formula, arrondi: "2 décimales" });
const years = Array.from({ length: YEARS }, (_, index) => index + 1);

/** Rules of the business, of each stream's volume by year, and of each tier. */
function rules() {
  const all = {};
  for (const name of ["growth", "renewal", "customer discount", "registered"]) all[`${name} percent`] = "0%";
  for (const name of ["new subscriptions 1", "upgrades 1", "services 1", "in force 0"]) all[name] = 0;
  for (const year of years) {
    if (year > 1) {
      for (const stream of ["new subscriptions", "upgrades", "services"]) {
        all[`${stream} ${year}`] = inCents(`${stream} ${year - 1} * (1 + growth percent)`);
      }
    }
    all[`renewals ${year}`] = inCents(`in force ${year - 1} * renewal percent`);
    all[`in force ${year}`] = { somme: [`renewals ${year}`, `new subscriptions ${year}`, `upgrades ${year}`] };
    for (const stream of STREAMS.map(words)) {
      all[`invoiced ${stream} ${year}`] = inCents(`${stream} ${year} * (1 - customer discount percent)`);
      all[`base ${stream} ${year}`] = inCents(`invoiced ${stream} ${year} * registered percent`);
    }
  }
  for (const tier of TIERS) Object.assign(all, rulesOf(tier));
  return all;
}

function rulesOf(tier) {
  const name = words(tier.id);
  const all = { [name]: { somme: years.map((year) => `${name} net ${year}`) } };
  for (const year of years) {
    for (const stream of STREAMS) {
      const place = `${words(stream)} ${year}`;
      const rate = `${tier[stream] ?? 0}%`;
      if (tier.kind === "commission") {
        all[`${name} line ${place}`] = inCents(`base ${place} * ${rate}`);
      } else {
        all[`${name} cost ${place}`] = inCents(`${place} * (1 - ${rate})`);
        all[`${name} line ${place}`] = `invoiced ${place} - ${name} cost ${place}`;
      }
    }
    const measured =
      tier.kind === "commission"
        ? ["new subscriptions", "upgrades", "services"].map((stream) => `base ${stream} ${year}`)
        : STREAMS.map((stream) => `${name} cost ${words(stream)} ${year}`);
    all[`${name} measure ${year}`] = { somme: measured };
    all[`${name} refund ${year}`] = {
      variations: [{ si: `${name} measure ${year} >= ${tier.refund_from}`, alors: tier.fee }, { sinon: 0 }],
    };
    const lines = STREAMS.map((stream) => `${name} line ${words(stream)} ${year}`);
    all[`${name} net ${year}`] = { somme: [...lines, `${name} refund ${year}`, -tier.fee] };
  }
  return all;
}

const engine = new Engine(rules(), { logger: { log() {}, warn() {}, error: console.error } });

/** The net of each tier over all years, in the order of `TIERS`, as a decimal string. */
export function nets(deals) {
  engine.setSituation({
    "new subscriptions 1": Number(deals.new_subscriptions),
    "upgrades 1": Number(deals.upgrades),
    "services 1": Number(deals.services),
    "in force 0": Number(deals.subscriptions_in_force),
    "growth percent": `${deals.growth_percent}%`,
    "renewal percent": `${deals.renewal_percent}%`,
    "customer discount percent": `${deals.customer_discount_percent}%`,
    "registered percent": `${deals.registered_percent}%`,
  });
  return TIERS.map((tier) => engine.evaluate(words(tier.id)).nodeValue.toFixed(2));
}
