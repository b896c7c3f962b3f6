import { words } from "./language";

export const signInText = words({
  title: { da: "Log ind", en: "Sign in" },
  lead: {
    da: "Se, hvad et produkt er værd for patienter, sygehus og samfund – og hvor sikkert det er.",
    en: "See what a product is worth to patients, hospital and society – and how sure that is.",
  },
  login: { da: "Brugernavn", en: "User name" },
  password: { da: "Adgangskode", en: "Password" },
  signIn: { da: "Log ind", en: "Sign in" },
  signingIn: { da: "Logger ind …", en: "Signing in …" },
  loginMissing: { da: "Skriv dit brugernavn.", en: "Write your user name." },
  passwordMissing: { da: "Skriv din adgangskode.", en: "Write your password." },
  wrong: {
    da: "Brugernavn og adgangskode passer ikke sammen. Prøv igen, eller bed din administrator om en ny adgangskode.",
    en: "User name and password do not match. Try again, or ask your administrator for a new password.",
  },
  tooMany: (seconds: number) => ({
    da: `For mange forsøg. Vent ${seconds} sekunder, og prøv igen.`,
    en: `Too many attempts. Wait ${seconds} seconds and try again.`,
  }),
});
