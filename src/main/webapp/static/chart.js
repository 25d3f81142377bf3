// The chart of how long envelopes took, drawn from the table beside it and from the outages below; the page says all of
// it without. Drawn again when the live page puts a new table in the old one's place.
(() => {
    'use strict';
    const HOUR = 3600000;
    const STEP = HOUR / 2;
    const language = document.documentElement.lang;
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue('--' + name).trim();
    const text = {color: colour('ink'), fontFamily: style.getPropertyValue('--text')};
    const interval = (place) => (place.clientWidth < 500 ? 6 : 3) * HOUR;
    const fitted = new ResizeObserver((entries) => entries.forEach(({target}) => {
        const chart = echarts.getInstanceByDom(target);
        chart?.setOption({xAxis: {interval: interval(target)}});
        chart?.resize();
    }));
    let charts = [];

    const length = (millis) => (millis < 1000 ? millis : millis / 1000).toLocaleString(language)
        + (millis < 1000 ? '\u00a0ms' : '\u00a0s');

    // a point in the middle of its half hour; where half hours are left out the line is broken
    const points = (rows, what) => rows.flatMap((row, i) => {
        const at = Number(row.dataset.at) + STEP / 2;
        const point = {value: [at, Math.max(1, row.dataset[what])], row};
        const next = rows[i + 1];
        return next && next.dataset.at - row.dataset.at > STEP ? [point, {value: [at + STEP, null]}] : [point];
    });

    const line = (name, rows, what, look) => ({
        type: 'line', name, data: points(rows, what), symbolSize: 7, ...look,
    });

    const outages = (section, from, to) => [...section.querySelectorAll('tr[data-from]')]
        .map((row) => [Number(row.dataset.from), Number(row.dataset.to || to)])
        .filter(([, until]) => until > from)
        .map(([since, until]) => [{xAxis: Math.max(from, since)}, {xAxis: Math.min(to, until)}]);

    const option = (place) => {
        const from = Number(place.dataset.from);
        const to = Number(place.dataset.to);
        const table = place.parentElement.querySelector('table');
        const rows = [...table.tBodies[0].rows].reverse();
        const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
        const hour = new Intl.DateTimeFormat(language, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: place.dataset.zone});
        const silence = {
            color: colour('bad-paper'), borderColor: colour('bad'), borderWidth: 1, borderType: 'dashed',
        };
        const axis = {axisLine: {lineStyle: {color: colour('faint')}}, axisLabel: {...text, hideOverlap: true}};
        return {
            animation: false,
            textStyle: text,
            grid: {left: 8, right: 16, top: 40, bottom: 8, containLabel: true},
            legend: {
                top: 0, left: 0, textStyle: text, selectedMode: false, itemWidth: 34,
                data: [heads[2], heads[3], {name: place.dataset.outage, icon: 'rect', itemStyle: silence}],
            },
            tooltip: {
                trigger: 'axis',
                renderMode: 'richText',
                confine: true,
                textStyle: text,
                formatter: (shown) => [...(shown[0].data.row?.cells ?? [])]
                    .map((cell, i) => heads[i] + ' ' + cell.textContent.trim()).join('\n'),
            },
            xAxis: {
                ...axis, type: 'value', min: from, max: from + Math.ceil((to - from) / STEP) * STEP, interval: interval(place), splitLine: {show: false},
                axisLabel: {...axis.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: (at) => hour.format(at)},
            },
            yAxis: {
                ...axis, type: 'log', splitLine: {lineStyle: {color: colour('line')}},
                axisLabel: {...axis.axisLabel, formatter: length},
            },
            series: [
                {
                    type: 'line', name: place.dataset.outage, data: [],
                    markArea: {silent: true, itemStyle: silence, data: outages(place.closest('section'), from, to)},
                },
                line(heads[2], rows, 'median', {
                    symbol: 'circle', color: colour('navy'), lineStyle: {width: 2},
                }),
                line(heads[3], rows, 'within', {
                    symbol: 'emptyDiamond', color: colour('faint'), lineStyle: {width: 2, type: 'dashed'},
                }),
            ],
        };
    };

    const draw = () => {
        charts.filter((each) => !each.getDom().isConnected).forEach((each) => each.dispose());
        document.querySelectorAll('.chart[hidden]').forEach((place) => {
            place.hidden = false;
            echarts.init(place).setOption(option(place));
            fitted.observe(place);
        });
        charts = [...document.querySelectorAll('.chart')].map((place) => echarts.getInstanceByDom(place)).filter(Boolean);
    };

    htmx.onLoad(draw);
})();
