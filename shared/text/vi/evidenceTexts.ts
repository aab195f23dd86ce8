export const evidenceTexts = {
  title: '',
};
