'use strict';
// What only a script can do: keep what was typed while the program is away and send it once, count a hold, and tell
// the values of a picture. Every page does without it.
(() => {
  const KEY = 'glidelog.waiting';
  const AGAIN = 3000;
  const BACK = ', and sent when it is back.';
  let memory = [], timer = 0, sending = false, told = null, stored = [];

  function waiting() {
    try { return JSON.parse(localStorage.getItem(KEY)) || []; } catch { return memory; }
  }

  function keep(all) {
    memory = all;
    try { all.length ? localStorage.setItem(KEY, JSON.stringify(all)) : localStorage.removeItem(KEY); } catch { /* memory has it */ }
  }

  const without = (id) => keep(waiting().filter((one) => one.id !== id));
  const change = (id, what) => keep(waiting().map((one) => (one.id === id ? { ...one, ...what } : one)));

  // An id that works without a secure context, as on a network without encryption.
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  function element(name, text, properties) {
    return Object.assign(document.createElement(name), { textContent: text }, properties);
  }

  function show() {
    const place = document.getElementById('waiting');
    if (!place) return;
    const all = waiting().filter((one) => one.waits || one.refused);
    place.replaceChildren();
    // A page that says it itself does not say it twice.
    const said = told?.said !== document.querySelector('main > .refusal')?.textContent && told?.said;
    if (said) place.append(element('p', said));
    for (const one of stored) {
      const line = element('p', 'Stored now: ' + one.what + '. ');
      line.append(element('a', 'Look at it, or undo', { href: one.at }));
      place.append(line);
    }
    const open = all.filter((one) => !one.refused).length;
    if (open) {
      const kept = (open === 1 ? 'One entry is' : open + ' entries are') + ' kept in this browser';
      place.append(element('p', told ? kept + told.until : 'The program does not answer. ' + kept + BACK));
    }
    const list = element('ul', '');
    for (const one of all) {
      const item = element('li', '');
      const title = element('p', '');
      title.append(element('b', one.what), ' typed ' + clock(one.at));
      item.append(title);
      if (one.refused) {
        item.append(element('p', one.refused), element('p', saidIn(one.body)),
          element('button', 'Put it right', { onclick: () => putRight(one) }),
          element('button', 'Discard', { onclick: () => { without(one.id); show(); } }));
      }
      list.append(item);
    }
    if (all.length) place.append(list);
    place.hidden = !place.hasChildNodes();
  }

  const clock = (at) => new Date(at).toLocaleString('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' });

  // What was typed, so that it can be read and written down again.
  function saidIn(body) {
    const unsaid = ['once', 'id', 'waited', 'was'];
    return [...new URLSearchParams(body)].filter(([name, value]) => value && !unsaid.includes(name))
      .map(([name, value]) => name.replace('_', ' ') + ': ' + value).join('; ');
  }

  // Answers: 'stored', 'refused', or 'away' and until when what was typed is kept; with the page that came back.
  async function send(one) {
    const waited = one.waits ? '&waited=' + Math.max(0, Date.now() - one.at) : '';
    try {
      const response = await fetch(one.place, {
        method: 'POST',
        body: one.body + waited,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        signal: AbortSignal.timeout(15000),
      });
      const text = await response.text();
      if (response.ok) return { came: 'stored', at: response.url };
      // Not paired any more: what was typed waits until it is again.
      if (response.status === 401) return { came: 'away', text, until: ' until this device is paired again.' };
      if (response.status < 500) return { came: 'refused', text };
      return { came: 'away', text, until: ', and sent again.' };
    } catch {
      return { came: 'away' };
    }
  }

  const parsed = (text) => new DOMParser().parseFromString(text, 'text/html');
  const refusal = (text) => parsed(text).querySelector('.refusal')?.textContent || 'It was not taken, and nothing was stored.';
  const bringsTheForm = (text) => parsed(text).querySelector('main form') !== null;
  const away = (text, until) => (text ? { said: refusal(text), until } : null);

  async function sendWaiting() {
    clearTimeout(timer);
    if (sending) return;
    sending = true;
    for (const one of waiting().filter((one) => one.waits && !one.refused)) {
      const { came, at, text, until } = await send(one);
      if (came === 'away') { told = away(text, until); break; }
      if (came === 'stored') {
        without(one.id);
        told = null;
        stored.push({ what: one.what, at });
      } else {
        change(one.id, { refused: refusal(text) });
      }
    }
    sending = false;
    if (stored.length) await refresh();
    show();
    if (waiting().some((one) => one.waits && !one.refused)) timer = setTimeout(sendWaiting, AGAIN);
  }

  // What tells one entry from another: its kind, and what was said first.
  function titleOf(form, fields, button) {
    const about = form.closest('article')?.querySelector('h2, h3') || form.closest('details')?.querySelector('summary') || document.querySelector('h1');
    const named = (name) => fields.get(name) && name + ' ' + fields.get(name);
    const said = [fields.get('distance'), fields.get('time'), button?.name ? button.textContent : fields.get('words'), fields.get('what'),
      named('effort'), named('worst'), fields.get('site'), fields.get('reason'), fields.get('text')].filter(Boolean);
    return (about.textContent.trim() + (said.length ? ': ' + said.slice(0, 3).join(', ') : '')).slice(0, 120);
  }

  // The page that came back, in place of this one.
  function replace(text) {
    const main = parsed(text).querySelector('main');
    document.querySelector('main').replaceWith(main);
    wire(main);
    main.focus();
    show();
  }

  // What this page shows is older than what was stored since; what is being typed stays.
  async function refresh() {
    const main = document.querySelector('main');
    const typed = (field) => ['radio', 'checkbox'].includes(field.type) ? field.checked !== field.defaultChecked
      : field.type !== 'hidden' && field.value !== field.defaultValue;
    if (main.querySelector('details[open] form') || [...main.querySelectorAll('input, textarea')].some(typed)) return;
    try {
      const response = await fetch(location.href, { signal: AbortSignal.timeout(15000) });
      const newer = response.ok && parsed(await response.text()).querySelector('main');
      if (!newer) return;
      main.replaceWith(newer);
      wire(newer);
    } catch { /* it stays as it was */ }
  }

  async function putRight(one) {
    const { came, at, text } = await send(one);
    if (came === 'away') return;
    if (came === 'refused' && !bringsTheForm(text)) {
      change(one.id, { refused: refusal(text) });
      show();
      return;
    }
    without(one.id);
    if (came === 'stored') location.assign(at);
    else replace(text);
  }

  // Why a form was refused, above it as it is.
  function tell(form, why) {
    form.querySelector('.refusal')?.remove();
    const said = element('p', why, { className: 'refusal' });
    said.setAttribute('role', 'alert');
    form.prepend(said);
    said.scrollIntoView({ block: 'center' });
  }

  async function submit(event) {
    const form = event.target;
    if (!form.matches('form[data-send], form[data-kept-not]')) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = 'yes';
    const fields = new URLSearchParams(new FormData(form)), kept = form.matches('[data-send]');
    if (event.submitter?.name) fields.append(event.submitter.name, event.submitter.value);
    const one = { id: fields.get('once'), place: new URL(form.action).pathname, body: fields.toString(), at: Date.now(), what: titleOf(form, fields, event.submitter) };
    // Kept before it is sent: it is not lost, whatever ends first.
    if (kept) keep([...waiting(), { ...one, waits: true }]);
    const { came, at, text, until } = await send(one);
    delete form.dataset.busy;
    if (came === 'stored') {
      without(one.id);
      location.assign(at);
    } else if (came === 'refused') {
      without(one.id);
      // The form stays as it was typed: with the page that came, or else on this one.
      if (bringsTheForm(text)) replace(text);
      else tell(form, refusal(text));
    } else {
      told = away(text, until);
      if (kept) {
        form.querySelector('[name=once]').value = newId();
        form.reset();
        const open = form.closest('details');
        if (open) open.open = false;
        // A question that was answered is not asked again.
        const card = form.closest('article');
        if (card) card.hidden = true;
        timer = setTimeout(sendWaiting, AGAIN);
      } else {
        // The same number is sent again: if it arrived after all, it is not done twice.
        told ||= { said: 'The program does not answer, and this needs it running. Try again when it is back.', until: BACK };
      }
      show();
      document.getElementById('waiting').scrollIntoView({ block: 'nearest' });
    }
  }

  function counted(form) {
    const box = form.querySelector('.timer'), count = box.querySelector('.count'), step = box.querySelector('.step');
    const button = (name) => box.querySelector(`[data-do=${name}]`);
    const number = (name) => {
      const field = form.elements[name];
      return Math.max(1, Math.round(Number(field.value || field.dataset.usual)) || 1);
    };
    let plan, set, done, begun, holdEnds, ticking;

    function tick() {
      const left = Math.ceil((holdEnds - performance.now()) / 1000);
      if (left > 0) { count.textContent = left; return; }
      navigator.vibrate?.(60);
      done += 1;
      if (done < plan.reps) { hold(); return; }
      stop();
      if (set === plan.sets) { store(plan.sets, plan.reps); return; }
      count.textContent = '0';
      step.textContent = `Set ${set} of ${plan.sets} is done. Go on when you are ready.`;
      button('next').hidden = false;
      button('next').focus();
    }
    function hold() {
      holdEnds = performance.now() + plan.hold * 1000;
      step.textContent = `Set ${set} of ${plan.sets}, ${done + 1} of ${plan.reps}`;
      count.textContent = plan.hold;
    }
    function go() {
      done = 0;
      button('next').hidden = true;
      hold();
      ticking = setInterval(tick, 100);
    }
    function stop() { clearInterval(ticking); ticking = 0; }
    function store(sets, reps) {
      stop();
      form.elements.sets.value = sets;
      form.elements.reps.value = reps;
      form.elements.hold.value = plan.hold;
      form.elements.minutes.value ||= Math.max(1, Math.round((performance.now() - begun) / 60000));
      form.requestSubmit();
    }
    button('start').onclick = () => {
      plan = { sets: number('sets'), reps: number('reps'), hold: number('hold') };
      set = 1;
      begun = performance.now();
      button('start').hidden = true;
      button('end').hidden = false;
      go();
    };
    button('next').onclick = () => { set += 1; go(); };
    button('end').onclick = () => {
      const whole = ticking ? set - 1 : set;
      if (whole > 0) {
        const more = `${done} of ${plan.reps} in a set that was not ended`, note = form.elements.note;
        if (ticking && done > 0) note.value = note.value ? `${note.value}\n${more}` : more;
        store(whole, plan.reps);
      }
      else if (done > 0) store(1, done);
      else { stop(); button('start').hidden = false; button('end').hidden = true; count.textContent = '0'; step.textContent = 'Nothing was counted.'; }
    };
    box.hidden = false;
  }

  function values(figure) {
    const list = figure.querySelector('ol.values'), all = [...list.children];
    if (list.reversed) all.reverse();
    const picture = figure.querySelector('.picture'), image = picture.querySelector('img');
    const slider = element('input', '', { type: 'range', min: 0, max: all.length - 1, value: all.length - 1 });
    slider.setAttribute('aria-label', list.reversed ? 'Day of the picture' : 'Value of the picture');
    const said = element('output', ''), cursor = element('div', '', { className: 'cursor', hidden: true });
    const reader = element('div', '', { className: 'reader' });
    reader.append(slider, said);
    picture.after(reader);
    picture.append(cursor);
    // A place is told for both forms of the picture, the wide one first.
    const place = (one) => one.dataset.at.split(' ')[image.currentSrc.includes('narrow=1') ? 1 : 0].split(',').map(Number);
    const tell = () => {
      const [x, y] = place(all[slider.value]);
      said.textContent = all[slider.value].textContent;
      slider.setAttribute('aria-valuetext', said.textContent);
      cursor.hidden = false;
      cursor.classList.toggle('spot', y !== undefined);
      cursor.style.left = image.offsetLeft + x * image.clientWidth + 'px';
      cursor.style.top = (y ?? 0) * image.clientHeight + 'px';
    };
    const touch = (event) => {
      const box = image.getBoundingClientRect(), left = event.clientX - box.left, top = event.clientY - box.top;
      const off = ([x, y]) => Math.hypot(x * box.width - left, y === undefined ? 0 : y * box.height - top);
      const distances = all.map((one) => off(place(one)));
      slider.value = distances.indexOf(Math.min(...distances));
      tell();
    };
    slider.addEventListener('input', tell);
    // The newest is told at once: where there is one value, no arrow changes it.
    slider.addEventListener('focus', tell);
    picture.addEventListener('pointerdown', touch);
    picture.addEventListener('pointermove', (event) => { if (event.pointerType === 'mouse') touch(event); });
    window.addEventListener('resize', () => { if (!cursor.hidden) tell(); });
    said.textContent = 'Touch the picture, or move the slider, for ' + (list.reversed ? 'the values of a day.' : 'one value.');
  }

  function wire(root) {
    root.querySelectorAll('form[data-timer]').forEach(counted);
    root.querySelectorAll('figure[data-values]').forEach(values);
  }

  document.addEventListener('submit', submit);
  window.addEventListener('online', sendWaiting);
  // A page that the browser kept would send the number of a form that was sent already.
  window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  wire(document);
  const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (place?.tagName === 'DETAILS') place.open = true;
  show();
  sendWaiting();
})();
