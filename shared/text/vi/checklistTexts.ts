export const checklistTexts = {
  title: '',
};
