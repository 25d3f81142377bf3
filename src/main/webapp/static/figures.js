// The charts of a panel, and of time per stage, each drawn from the table beside it; the page says all of it without. Drawn again when the live
// page puts new tables in the old ones' place.
(() => {
    'use strict';
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue('--' + name).trim();
    const text = {color: colour('ink'), fontFamily: style.getPropertyValue('--text')};
    const colours = [colour('navy'), '#a8700b', colour('good'), colour('bad'), '#6a5a8c', '#4b7f95', '#7a6a4f', colour('faint')];
    const symbols = ['circle', 'diamond', 'rect', 'triangle', 'emptyCircle', 'emptyDiamond', 'emptyRect', 'emptyTriangle'];
    const fitted = new ResizeObserver((entries) => entries.forEach(({target}) => echarts.getInstanceByDom(target)?.resize()));
    let charts = [];

    const axis = {axisLine: {lineStyle: {color: colour('faint')}}, axisLabel: {...text, hideOverlap: true}, splitLine: {lineStyle: {color: colour('line')}}};
    const number = (cell) => (cell.dataset.value === undefined ? null : Number(cell.dataset.value));
    const words = (cell) => cell.textContent.trim();

    const base = {
        animation: false, textStyle: text, color: colours,
        grid: {left: 8, right: 24, top: 56, bottom: 8, containLabel: true},
        tooltip: {trigger: 'axis', renderMode: 'richText', confine: true, textStyle: text},
        legend: {type: 'scroll', top: 0, left: 0, right: 0, textStyle: text, selectedMode: false},
    };

    const over = (table, {dataset: {kind}}) => {
        const heads = [...table.tHead.rows[0].cells].map(words);
        const rows = [...table.tBodies[0].rows].reverse();
        const stacked = kind === 'shares';
        return {
            ...base,
            tooltip: {
                ...base.tooltip,
                formatter: (shown) => [...rows[shown[0].dataIndex].cells].map((cell, i) => (i ? heads[i] + ' ' : '') + words(cell)).join('\n'),
            },
            xAxis: {...axis, type: 'category', data: rows.map((row) => words(row.cells[0])), splitLine: {show: false}},
            yAxis: {...axis, type: 'value', scale: !stacked, max: stacked ? (range) => Math.max(100, Math.round(range.max)) : null},
            series: heads.slice(1).map((name, i) => ({
                name, type: stacked ? 'bar' : 'line', stack: stacked ? 'all' : null,
                symbol: symbols[i % symbols.length], symbolSize: 8,
                itemStyle: stacked ? {borderColor: '#fff', borderWidth: 1} : {},
                data: rows.map((row) => number(row.cells[i + 1])),
            })),
        };
    };

    const ranking = (table) => {
        const rows = [...table.tBodies[0].rows].slice(0, 12).reverse();
        return {
            ...base, legend: {show: false}, grid: {...base.grid, top: 8},
            tooltip: {...base.tooltip, formatter: (shown) => words(rows[shown[0].dataIndex].cells[0]) + ' ' + words(rows[shown[0].dataIndex].cells[1])},
            xAxis: {...axis, type: 'value'},
            yAxis: {...axis, type: 'category', data: rows.map((row) => words(row.cells[0])), axisLabel: {...text, width: 130, overflow: 'truncate'}},
            series: [{type: 'bar', data: rows.map((row) => number(row.cells[1])), barMaxWidth: 22}],
        };
    };

    const bars = (table, place) => {
        const rows = [...table.tBodies[0].rows].filter((row) => row.querySelector('[data-value]'));
        const heads = [...table.tHead.rows[0].cells].map(words);
        return {
            ...base,
            tooltip: {
                ...base.tooltip,
                formatter: (shown) => [...rows[shown[0].dataIndex].cells].map((cell, i) => (i ? heads[i] + ' ' : '') + words(cell)).join('\n'),
            },
            xAxis: {...axis, type: 'category', data: rows.map((row) => words(row.cells[0])), splitLine: {show: false}},
            yAxis: {...axis, type: 'value', name: place.dataset.axis, nameTextStyle: text},
            series: [1, 2].map((i) => ({
                name: heads[i], type: 'bar', barMaxWidth: 36,
                itemStyle: i === 2 ? {decal: {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -0.8}} : {},
                data: rows.map((row) => number(row.cells[i])),
            })),
        };
    };

    const kinds = {ranking, bars};
    const draw = () => {
        charts.filter((each) => !each.getDom().isConnected).forEach((each) => each.dispose());
        document.querySelectorAll('.chart[data-kind][hidden]').forEach((place) => {
            const table = place.parentElement.querySelector('table');
            place.hidden = false;
            echarts.init(place).setOption((kinds[place.dataset.kind] ?? over)(table, place));
            fitted.observe(place);
        });
        charts = [...document.querySelectorAll('.chart')].map((place) => echarts.getInstanceByDom(place)).filter(Boolean);
    };

    htmx.onLoad(draw);
})();
