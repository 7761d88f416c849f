// button[data-opens="#id"] opens a <dialog>; a form with method="dialog" or Escape closes it.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-opens]");
  const dialog = button && document.querySelector(button.dataset.opens);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
});
