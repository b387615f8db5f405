"""Words of the reasons that layouts give."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "The picture fills the format; the words stand in its calm part.": "图片铺满版面，文字置于其平静之处。",
    "Picture and words share the format side by side, so neither covers the other.": "图片与文字各占一边，互不遮挡。",
    "A plate on the picture holds the words together.": "图片上的底板把文字聚在一起。",
    "The picture is framed by the ground, which gives it air.": "底色环绕图片，使其有呼吸感。",
    "Large words on a plain ground carry the ad.": "素底大字撑起整幅广告。",
    "The format is long and low: logo, words and button stand in one row.": "版面又长又矮：标志、文字与按钮排成一行。",
    "The picture melts into the ground, so the words stand on a calm colour.": "图片渐隐于底色，文字落在平静的颜色上。",
    "The picture is cut where nothing draws the eye.": "图片的裁切处没有引人注目的内容。",
    "The cut keeps {share} % of what draws the eye in the picture.": "裁切后保留了图片中 {share} % 引人注目的内容。",
    "The colours are those of the brand.": "颜色取自品牌。",
    "The colours are taken from the picture.": "颜色取自图片。",
    "The headline is {times} times as large as the next text.": "标题是次级文字的 {times} 倍大。",
    "Light words read on the picture as it is.": "浅色文字在图片上已清晰可读。",
    "Dark words read on the picture as it is.": "深色文字在图片上已清晰可读。",
    "A dark scrim of {share} % lets the words read on the picture.": "{share} % 的深色渐变使文字在图片上清晰可读。",
    "A light scrim of {share} % lets the words read on the picture.": "{share} % 的浅色渐变使文字在图片上清晰可读。",
    "The picture is too restless under the words, so a plate lies between.": "文字下方的图片过于杂乱，因此垫有底板。",
    "The logo would drown in its ground, so it stands on a plate.": "标志会淹没在底色中，因此垫有底板。",
    "No font here has these letters: {signs}": "这里没有字体含有这些字符：{signs}",
    "The headline has no room at a size that can be read in {width} x {height} px.": "标题在 {width} x {height} 像素中放不下可读的字号。",
    "The subhead has no room at a size that can be read in {width} x {height} px.": "副标题在 {width} x {height} 像素中放不下可读的字号。",
    "The body text has no room at a size that can be read in {width} x {height} px.": "正文在 {width} x {height} 像素中放不下可读的字号。",
    "The price has no room at a size that can be read in {width} x {height} px.": "价格在 {width} x {height} 像素中放不下可读的字号。",
    "The button has no room at a size that can be read in {width} x {height} px.": "按钮在 {width} x {height} 像素中放不下可读的字号。",
    "The legal line has no room at a size that can be read in {width} x {height} px.": "法律声明在 {width} x {height} 像素中放不下可读的字号。",
    "The logo has no room at a size that can be read in {width} x {height} px.": "标志在 {width} x {height} 像素中放不下可辨认的尺寸。",
}
"""English -> Chinese."""
