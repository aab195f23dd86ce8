/** Keys of typed texts that are not valid values yet. */
export const completedOnDraft = (itemId: string) => `completedOn ${itemId}`;
export const detailDraft = (field: string) => `detail ${field}`;
