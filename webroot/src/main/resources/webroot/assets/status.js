// Says in the header whether the platform is ready. The page is whole without it.
const status = document.getElementById('status');

function show(state, text) {
  status.dataset.state = state;
  status.textContent = text;
}

async function check() {
  try {
    const response = await fetch('/health/ready', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    if (response.ok) {
      show('ready', 'Ready');
    } else {
      show('trouble', 'Not ready: see Readiness below');
    }
  } catch {
    show('trouble', 'Does not answer');
  }
}

check();
