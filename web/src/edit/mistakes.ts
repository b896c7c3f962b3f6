// An answer that cannot be understood is mended before the next question is asked.

/** Goes to the first field that holds a mistake; false when there is none. */
export function goToMistake(within: ParentNode | null): boolean {
  const field = within?.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.focus();
  return field !== undefined && field !== null;
}
