import { render } from "preact";
import { App } from "./shell/app";
import { followLinks } from "./shell/router";
import { findSession } from "./shell/session";
import "./style/fonts.css";
import "dkfds-css";
import "./style/ground.css";
import "./style/shell.css";
import "./style/parts.css";

followLinks();
void findSession();
const root = document.getElementById("app");
if (root) render(<App />, root);
