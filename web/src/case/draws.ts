/** Simulated outcomes behind every answer in the workbench: the case's page, its explanations and the answer while one
 * edits. The same everywhere, so that none contradicts another. */
export const draws = 10_000;
