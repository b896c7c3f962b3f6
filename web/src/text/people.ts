import type { Role } from "../api";
import { words, type Text } from "./language";

/** People and rights: of a purchase and of the workspace; one's password. */
export const peopleText = words({
  peopleTitle: { da: "Personer", en: "People" },
  peopleLead: {
    da: "Alle, der kan logge ind her. Hvad de må i et indkøb, bestemmes af indkøbets administrator.",
    en: "Everybody who can sign in here. What they may do in a purchase is decided by its administrator.",
  },
  name: { da: "Navn", en: "Name" },
  login: { da: "Brugernavn", en: "User name" },
  loginHelp: { da: "Det, personen logger ind med.", en: "What the person signs in with." },
  state: { da: "Adgang", en: "Access" },
  active: { da: "Kan logge ind", en: "Can sign in" },
  inactive: { da: "Lukket", en: "Closed" },
  since: { da: "Siden", en: "Since" },
  actions: { da: "Handlinger", en: "Actions" },
  add: { da: "Tilføj person", en: "Add person" },
  newPassword: { da: "Ny adgangskode", en: "New password" },
  close: { da: "Luk adgang", en: "Close access" },
  open: { da: "Åbn adgang", en: "Open access" },
  nameMissing: { da: "Skriv personens navn.", en: "Write the person's name." },
  loginMissing: { da: "Skriv et brugernavn.", en: "Write a user name." },
  passwordTitle: (name: string) => ({ da: `Adgangskode til ${name}`, en: `Password for ${name}` }),
  passwordOnce: {
    da: "Adgangskoden vises kun denne ene gang. Giv den til personen, som selv kan skifte den bagefter.",
    en: "The password is shown this once only. Give it to the person, who can change it afterwards.",
  },
  copy: { da: "Kopiér", en: "Copy" },
  done: { da: "Færdig", en: "Done" },
  copied: { da: "Kopieret", en: "Copied" },
  confirmPassword: (name: string) => ({ da: `Ny adgangskode til ${name}?`, en: `New password for ${name}?` }),
  confirmPasswordHelp: {
    da: "Den gamle holder op med at virke, og personen bliver logget af overalt.",
    en: "The old one stops working, and the person is signed out everywhere.",
  },
  confirmClose: (name: string) => ({ da: `Luk adgangen for ${name}?`, en: `Close access for ${name}?` }),
  confirmCloseHelp: {
    da: "Personen kan ikke længere logge ind. Det, personen har skrevet, bliver stående, og adgangen kan åbnes igen.",
    en: "The person can no longer sign in. What the person wrote stays, and access can be opened again.",
  },
  changed: { da: "Ændringen er gemt.", en: "The change is saved." },

  membersTitle: { da: "Personer og rettigheder", en: "People and rights" },
  membersLead: {
    da: "Hvem der deltager i indkøbet, og hvad de må. En person kan have flere roller.",
    en: "Who takes part in the purchase, and what they may do. A person can have several roles.",
  },
  rolesTitle: { da: "Hvad rollerne må", en: "What the roles may do" },
  addMember: { da: "Tilføj en person", en: "Add a person" },
  find: { da: "Tilføj", en: "Add" },
  unknownLogin: {
    da: "Ingen har det brugernavn. Spørg personen, eller bed en administrator oprette det.",
    en: "Nobody has that user name. Ask the person, or ask an administrator to create it.",
  },
  alreadyMember: { da: "Personen deltager allerede.", en: "The person takes part already." },
  saveMembers: { da: "Gem rettigheder", en: "Save rights" },
  membersSaved: { da: "Rettighederne er gemt og gælder nu.", en: "The rights are saved and hold from now." },
  keepAdministrator: {
    da: "Mindst én skal være administrator, ellers kan ingen give adgang.",
    en: "At least one must be administrator, or nobody can give access.",
  },
  removeMember: { da: "Fjern", en: "Remove" },
  unsaved: { da: "Du har ændringer, der ikke er gemt.", en: "You have changes that are not saved." },

  passwordPage: { da: "Skift adgangskode", en: "Change password" },
  old: { da: "Nuværende adgangskode", en: "Present password" },
  fresh: { da: "Ny adgangskode", en: "New password" },
  freshHelp: { da: "Mindst 12 tegn. Gerne en sætning, kun du kender.", en: "At least 12 characters. A sentence only you know is good." },
  again: { da: "Ny adgangskode igen", en: "New password again" },
  oldMissing: { da: "Skriv din nuværende adgangskode.", en: "Write your present password." },
  tooShort: { da: "Skriv mindst 12 tegn.", en: "Write at least 12 characters." },
  notSame: { da: "De to adgangskoder er ikke ens.", en: "The two passwords are not the same." },
  change: { da: "Skift adgangskode", en: "Change password" },
  passwordChanged: {
    da: "Adgangskoden er skiftet. Andre steder, du var logget ind, er du nu logget af.",
    en: "The password is changed. Elsewhere you are signed out now.",
  },
});

export const roles: { role: Role; name: Text; may: Text }[] = [
  {
    role: "buyer", name: { da: "Indkøber", en: "Buyer" },
    may: { da: "Læser og skriver alle indkøbets dokumenter og regner på værdicasen.", en: "Reads and writes all documents of the purchase and assesses the value case." },
  },
  {
    role: "economist", name: { da: "Økonom", en: "Economist" },
    may: { da: "Som indkøber; retter desuden egne priser.", en: "As a buyer; also changes own prices." },
  },
  {
    role: "clinician", name: { da: "Kliniker", en: "Clinician" },
    may: { da: "Læser alt og skriver i værdicasen: effekter og evidens er klinikerens vurdering. Ser resultater og rækkerne bag et tal.", en: "Reads all and writes in the value case: effects and evidence are the clinician's judgement. Sees outcomes and the rows behind a figure." },
  },
  {
    role: "data_manager", name: { da: "Dataansvarlig", en: "Data manager" },
    may: { da: "Lægger patientdata ind, ser afviste rækker og rækkerne bag et tal. Læser alt, men skriver ikke i værdicasen.", en: "Brings in patient data, sees rejected rows and the rows behind a figure. Reads all, but does not write in the value case." },
  },
  {
    role: "management", name: { da: "Ledelse", en: "Management" },
    may: { da: "Læser alt og ser resultaterne, aldrig enkelte patienter.", en: "Reads all and sees the outcomes, never single patients." },
  },
  {
    role: "supplier", name: { da: "Leverandør", en: "Supplier" },
    may: { da: "Læser værdicasen, regner med egne tal og skriver egne kopier. Ser resultater, hvor små tal er skjult. Ser intet andet.", en: "Reads the value case, tries own figures and writes own copies. Sees outcomes with small numbers hidden. Sees nothing else." },
  },
  {
    role: "administrator", name: { da: "Administrator", en: "Administrator" },
    may: { da: "Giver adgang, og ser hændelsesloggen.", en: "Gives access, and sees the audit log." },
  },
];
