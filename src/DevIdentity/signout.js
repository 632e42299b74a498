// Presses the button of the page that signs out.
document.querySelector('button[name=logout]').click();
