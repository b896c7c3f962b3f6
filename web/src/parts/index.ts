export { Shown } from "./asked";
export { Dialog } from "./dialog";
export { Field, SelectField, TextField, type Choice } from "./field";
export { AssumptionMark, Figure, type Spread } from "./figure";
export { Icon, type IconName } from "./icon";
export { say, type Tone } from "./messages";
export { Skeleton } from "./skeleton";
export { Table, type Column } from "./table";
export { WayBack } from "./way-back";
