export const firstStartTexts = {
  title: '',
};
