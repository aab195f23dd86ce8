export const unlockTexts = {
  title: '',
};
