<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>studio</name>
    <message>
      <source> mm</source>
      <translation> 毫米</translation>
    </message>
    <message>
      <source>#rrggbb, a short code, or a name such as 'teal'</source>
      <translation>#rrggbb、简写代码，或 teal 这样的英文颜色名</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>编辑(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Generate</source>
      <translation>生成(&amp;G)</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>帮助(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Layer</source>
      <translation>图层(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Select</source>
      <translation>选择(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Timeline</source>
      <translation>时间轴(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>视图(&amp;V)</translation>
    </message>
    <message>
      <source>'creastudio plugins dev FOLDER' uses a plugin where you write it; each save loads it anew.</source>
      <translation>“creastudio plugins dev 文件夹”会就地使用您正在编写的插件；每次保存都会重新载入。</translation>
    </message>
    <message>
      <source>'{check}' didn't look: {why}</source>
      <translation>“{check}”没有检查：{why}</translation>
    </message>
    <message>
      <source>'{file}' isn't the file that was here before. Clips and layers that showed '{name}' would show it instead; that can be undone.</source>
      <translation>“{file}”不是原来的文件。显示“{name}”的片段和图层将改为显示它；此操作可以撤销。</translation>
    </message>
    <message>
      <source>'{first}' and {more} more were changed after they were placed.</source>
      <translation>“{first}”和另外 {more} 处在放置后又改动过。</translation>
    </message>
    <message>
      <source>'{first}' was changed after it was placed.</source>
      <translation>“{first}”在放置后又改动过。</translation>
    </message>
    <message>
      <source>'{name}' can't be placed.</source>
      <translation>无法放置“{name}”。</translation>
    </message>
    <message>
      <source>'{name}' can't be read.</source>
      <translation>无法读取“{name}”。</translation>
    </message>
    <message>
      <source>'{name}' can't be written.</source>
      <translation>无法写入“{name}”。</translation>
    </message>
    <message>
      <source>'{name}' changed, and so did these words, by hand.</source>
      <translation>“{name}”已改动，这些文字也手动改动过。</translation>
    </message>
    <message>
      <source>'{name}' has a new artboard of {width} × {height} px.</source>
      <translation>“{name}”有了新画板，{width} × {height} px。</translation>
    </message>
    <message>
      <source>'{name}' has other words now.</source>
      <translation>“{name}”的文字已改变。</translation>
    </message>
    <message>
      <source>'{name}' has work that wasn't saved</source>
      <translation>“{name}”有未保存的工作</translation>
    </message>
    <message>
      <source>'{name}' has {dpi} dpi; print wants {wanted}.</source>
      <translation>“{name}”的分辨率为 {dpi} dpi；印刷需要 {wanted}。</translation>
    </message>
    <message>
      <source>'{name}' is a sequence of the project now.</source>
      <translation>“{name}”已成为项目中的序列。</translation>
    </message>
    <message>
      <source>'{name}' is among the brand kits.</source>
      <translation>“{name}”已加入品牌套件。</translation>
    </message>
    <message>
      <source>'{name}' is in '{file}'.</source>
      <translation>“{name}”已存入“{file}”。</translation>
    </message>
    <message>
      <source>'{name}' is in the trash.</source>
      <translation>“{name}”已移到回收站。</translation>
    </message>
    <message>
      <source>'{name}' is in your library. {beside}</source>
      <translation>“{name}”已在您的模型库中。{beside}</translation>
    </message>
    <message>
      <source>'{name}' is no PSD, OpenRaster or SVG file, or is damaged.</source>
      <translation>“{name}”不是 PSD、OpenRaster 或 SVG 文件，或者已损坏。</translation>
    </message>
    <message>
      <source>'{name}' is no favourite any more.</source>
      <translation>“{name}”已从收藏中移除。</translation>
    </message>
    <message>
      <source>'{name}' is saved.</source>
      <translation>“{name}”已保存。</translation>
    </message>
    <message>
      <source>'{name}' is the data set of '{work}' now.</source>
      <translation>“{name}”现在是“{work}”的数据集。</translation>
    </message>
    <message>
      <source>'{name}' is there already and is replaced.</source>
      <translation>“{name}”已存在，将被替换。</translation>
    </message>
    <message>
      <source>'{name}' is too long for a layer; it is among the writings.</source>
      <translation>“{name}”对一个图层来说太长；它已放在文稿中。</translation>
    </message>
    <message>
      <source>'{name}' is trained and in your library.</source>
      <translation>“{name}”已训练完成，并已放入您的模型库。</translation>
    </message>
    <message>
      <source>'{name}' isn't on this computer; its texts are shown in {other}.</source>
      <translation>这台电脑上没有“{name}”；用到它的文字以 {other} 显示。</translation>
    </message>
    <message>
      <source>'{name}' isn't there any more.</source>
      <translation>“{name}”已不在原处。</translation>
    </message>
    <message>
      <source>'{name}' needs '{input}'.</source>
      <translation>“{name}”需要“{input}”。</translation>
    </message>
    <message>
      <source>'{name}' needs a folder to learn from.</source>
      <translation>“{name}”需要一个供学习的文件夹。</translation>
    </message>
    <message>
      <source>'{name}' of this clip isn't in the project any more.</source>
      <translation>此片段的“{name}”已不在项目中。</translation>
    </message>
    <message>
      <source>'{name}' was no longer there and was written anew into '{folder}'.</source>
      <translation>“{name}”已不在原处，已重新写入“{folder}”。</translation>
    </message>
    <message>
      <source>'{name}' {version} is installed.</source>
      <translation>已安装“{name}”{version}。</translation>
    </message>
    <message>
      <source>'{name}', {count} item</source>
      <translation>“{name}”，{count} 项</translation>
    </message>
    <message>
      <source>'{name}', {count} items</source>
      <translation>“{name}”，{count} 项</translation>
    </message>
    <message>
      <source>'{title}' is done.</source>
      <translation>“{title}”已完成。</translation>
    </message>
    <message>
      <source>'{title}' is used no longer; its files stay.</source>
      <translation>不再使用“{title}”；其文件保留。</translation>
    </message>
    <message>
      <source>(empty)</source>
      <translation>（空）</translation>
    </message>
    <message>
      <source>+{count} passage</source>
      <translation>+{count} 段</translation>
    </message>
    <message>
      <source>+{count} passages</source>
      <translation>+{count} 段</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>-- '{name}' was loaded anew --</source>
      <translation>-- 已重新载入“{name}” --</translation>
    </message>
    <message>
      <source>-- the next job runs in a fresh engine --</source>
      <translation>-- 下一个任务将在新的引擎中运行 --</translation>
    </message>
    <message>
      <source>0 for as high as the width asks.</source>
      <translation>0 表示按宽度自动计算。</translation>
    </message>
    <message>
      <source>0 for as wide as the height asks; both 0 for the sequence's own size.</source>
      <translation>0 表示按高度自动计算；宽高均为 0 时使用序列自身的尺寸。</translation>
    </message>
    <message>
      <source>0: even steps. 100 %: every second step as late as in triplets.</source>
      <translation>0：均匀。100 %：每第二步与三连音一样晚。</translation>
    </message>
    <message>
      <source>1 for the artboard's own size.</source>
      <translation>1 即画板本身的大小。</translation>
    </message>
    <message>
      <source>1 is the usual size; everything grows with it, at once.</source>
      <translation>1 为通常大小；界面立刻随之缩放。</translation>
    </message>
    <message>
      <source>10</source>
      <translation>10</translation>
    </message>
    <message>
      <source>100 loses nothing.</source>
      <translation>100 表示无损。</translation>
    </message>
    <message>
      <source>12.5</source>
      <translation>12.5</translation>
    </message>
    <message>
      <source>16</source>
      <translation>16</translation>
    </message>
    <message>
      <source>20</source>
      <translation>20</translation>
    </message>
    <message>
      <source>24</source>
      <translation>24</translation>
    </message>
    <message>
      <source>25</source>
      <translation>25</translation>
    </message>
    <message>
      <source>256 painted landscapes in eight manners, and a training that is set up to learn them: press Train.</source>
      <translation>256 幅八种画法的风景，学习它们的训练已设置好：按“训练”即可。</translation>
    </message>
    <message>
      <source>4K DCI</source>
      <translation>4K DCI</translation>
    </message>
    <message>
      <source>4K UHD</source>
      <translation>4K 超高清</translation>
    </message>
    <message>
      <source>5</source>
      <translation>5</translation>
    </message>
    <message>
      <source>50</source>
      <translation>50</translation>
    </message>
    <message>
      <source>: </source>
      <translation>：</translation>
    </message>
    <message>
      <source>A PEM file</source>
      <translation>PEM 文件</translation>
    </message>
    <message>
      <source>A PEM file without a password. The studio reads it when it signs, and keeps no copy.</source>
      <translation>不带密码的 PEM 文件。本软件仅在签名时读取，不保留副本。</translation>
    </message>
    <message>
      <source>A PEM file, with its key below; without it, the one made under Edit &gt; Signing.</source>
      <translation>PEM 文件，私钥在下方指定；未指定时使用“编辑 &gt; 签名”中制作的证书。</translation>
    </message>
    <message>
      <source>A badge with score and reason on what was found; nothing else happens.</source>
      <translation>在找到的内容上显示带分数和理由的标记；不做其他事。</translation>
    </message>
    <message>
      <source>A beat is 1 /</source>
      <translation>每拍为 1 /</translation>
    </message>
    <message>
      <source>A brand kit keeps logos, colours, fonts and words of a house together, and ads are made with it. Make one from a logo, or drop a logo, a folder or a .creabrand file here.</source>
      <translation>品牌套件把一个品牌的标志、颜色、字体和用语放在一起，广告据此制作。请用标志新建一个，或把标志、文件夹或 .creabrand 文件拖到这里。</translation>
    </message>
    <message>
      <source>A copy is a new project with the same content; the other one stays as it is.</source>
      <translation>副本是内容相同的新项目；原项目保持不变。</translation>
    </message>
    <message>
      <source>A crop keeps</source>
      <translation>裁剪保留</translation>
    </message>
    <message>
      <source>A curve of its own</source>
      <translation>自定义曲线</translation>
    </message>
    <message>
      <source>A data set is made of what you like among your past ads, and the form of the training opens with it.</source>
      <translation>用您过往广告中喜欢的内容制作数据集，并以它打开训练表单。</translation>
    </message>
    <message>
      <source>A file of another program, {size}. It may hold code, which is never run: weights and plain settings are read in a process of their own and kept in your library.</source>
      <translation>其他程序的文件，{size}。其中可能含有代码，但绝不会运行：权重和普通设置在单独的进程中读取，并保存到您的模型库。</translation>
    </message>
    <message>
      <source>A file of this project is missing: {names}.</source>
      <translation>此项目缺少一个文件：{names}。</translation>
    </message>
    <message>
      <source>A folder of past ads</source>
      <translation>过往广告文件夹</translation>
    </message>
    <message>
      <source>A folder…</source>
      <translation>文件夹…</translation>
    </message>
    <message>
      <source>A font of this project isn't on this computer: {names}.</source>
      <translation>这台电脑上没有此项目用到的一款字体：{names}。</translation>
    </message>
    <message>
      <source>A format of your own begins with New.</source>
      <translation>点击“新建”创建自己的版式。</translation>
    </message>
    <message>
      <source>A job goes first…</source>
      <translation>任务优先…</translation>
    </message>
    <message>
      <source>A key of the walk at the playhead</source>
      <translation>播放头处漫游的关键点</translation>
    </message>
    <message>
      <source>A line on the picture</source>
      <translation>在画面上标注</translation>
    </message>
    <message>
      <source>A little</source>
      <translation>稍微</translation>
    </message>
    <message>
      <source>A locked melody, three voices to it by a model, then a band; the notation follows. Space plays it.</source>
      <translation>一条锁定的旋律，由模型配上三个声部，再加乐队；乐谱随之更新。空格键播放。</translation>
    </message>
    <message>
      <source>A lot</source>
      <translation>很多</translation>
    </message>
    <message>
      <source>A model that makes pictures like those in them, or writes like them</source>
      <translation>训练一个能生成同类图片、或写出同类文案的模型</translation>
    </message>
    <message>
      <source>A model that this project was made with isn't on this machine: {names}.</source>
      <translation>此项目用到的一个模型不在本机上：{names}。</translation>
    </message>
    <message>
      <source>A number takes one, the arrows look at them, Enter takes the shown one, Esc stops.</source>
      <translation>按数字采用一个，方向键逐个查看，Enter 采用当前显示的，Esc 停止。</translation>
    </message>
    <message>
      <source>A palette has {count} colours at most.</source>
      <translation>色板最多容纳 {count} 种颜色。</translation>
    </message>
    <message>
      <source>A pen's pressure is its width</source>
      <translation>笔的压力即画笔粗细</translation>
    </message>
    <message>
      <source>A plugin may be the reason. Start without plugins that aren't part of the studio ({names})? They stay installed, and the next start brings them back.</source>
      <translation>原因可能是某个插件。要在不载入非自带插件（{names}）的情况下启动吗？它们仍保持安装，下次启动时会恢复。</translation>
    </message>
    <message>
      <source>A poster and a banner that follows it. Opening it draws four new faces for its frames.</source>
      <translation>一张海报和一幅随它变化的横幅。打开时会为画框画出四张新面孔。</translation>
    </message>
    <message>
      <source>A setting of '{name}' doesn't fit.</source>
      <translation>“{name}”有一项设置不合适。</translation>
    </message>
    <message>
      <source>A sheet of small portraits. Opening it draws eight new ones from a trained model.</source>
      <translation>一版小头像。打开后会用训练好的模型再画八个新的。</translation>
    </message>
    <message>
      <source>A signature in an exported file says who made it, with what, and whether anybody changed it since. It is switched on for each export; nothing is sent anywhere.</source>
      <translation>导出文件中的签名说明由谁、用什么制作，以及之后是否被改动。每次导出时单独开启；不会发送任何数据。</translation>
    </message>
    <message>
      <source>A size with a name is kept among your own formats.</source>
      <translation>带名称的尺寸会保存为自定义版式。</translation>
    </message>
    <message>
      <source>A state by chance</source>
      <translation>随机状态</translation>
    </message>
    <message>
      <source>A step of the scale higher</source>
      <translation>升高一个音级</translation>
    </message>
    <message>
      <source>A step of the scale lower</source>
      <translation>降低一个音级</translation>
    </message>
    <message>
      <source>A style of one's own</source>
      <translation>自定文风</translation>
    </message>
    <message>
      <source>A training gets {count} picture.</source>
      <translation>训练将使用 {count} 张图片。</translation>
    </message>
    <message>
      <source>A training gets {count} pictures.</source>
      <translation>训练将使用 {count} 张图片。</translation>
    </message>
    <message>
      <source>A walk to a score</source>
      <translation>随乐谱漫游</translation>
    </message>
    <message>
      <source>A3</source>
      <translation>A3</translation>
    </message>
    <message>
      <source>A4</source>
      <translation>A4</translation>
    </message>
    <message>
      <source>A4 at 150 dpi</source>
      <translation>A4（150 dpi）</translation>
    </message>
    <message>
      <source>A4 landscape</source>
      <translation>A4 横向</translation>
    </message>
    <message>
      <source>A5</source>
      <translation>A5</translation>
    </message>
    <message>
      <source>A6 postcard</source>
      <translation>A6 明信片</translation>
    </message>
    <message>
      <source>ABC</source>
      <translation>ABC</translation>
    </message>
    <message>
      <source>ARTBOARDS</source>
      <translation>画板</translation>
    </message>
    <message>
      <source>About CreaStudio</source>
      <translation>关于 CreaStudio</translation>
    </message>
    <message>
      <source>Accent</source>
      <translation>强调色</translation>
    </message>
    <message>
      <source>Accordion</source>
      <translation>手风琴</translation>
    </message>
    <message>
      <source>Acoustic bass</source>
      <translation>原声贝斯</translation>
    </message>
    <message>
      <source>Acoustic bass drum</source>
      <translation>原声底鼓</translation>
    </message>
    <message>
      <source>Acoustic grand piano</source>
      <translation>三角钢琴</translation>
    </message>
    <message>
      <source>Across</source>
      <translation>水平位置</translation>
    </message>
    <message>
      <source>Actual size</source>
      <translation>实际大小</translation>
    </message>
    <message>
      <source>Ad layouts</source>
      <translation>广告版式</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <source>Add a claim</source>
      <translation>添加宣传语</translation>
    </message>
    <message>
      <source>Add a colour</source>
      <translation>添加颜色</translation>
    </message>
    <message>
      <source>Add a colour from the canvas</source>
      <translation>从画布取色并添加</translation>
    </message>
    <message>
      <source>Add a folder to the library</source>
      <translation>将文件夹加入素材库</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>添加文件夹…</translation>
    </message>
    <message>
      <source>Add a font</source>
      <translation>添加字体</translation>
    </message>
    <message>
      <source>Add a legal line</source>
      <translation>添加法律声明</translation>
    </message>
    <message>
      <source>Add a local model…</source>
      <translation>添加本地模型…</translation>
    </message>
    <message>
      <source>Add a mask to one of them first.</source>
      <translation>请先为其中一个图层添加蒙版。</translation>
    </message>
    <message>
      <source>Add a number</source>
      <translation>加编号</translation>
    </message>
    <message>
      <source>Add a track</source>
      <translation>添加轨道</translation>
    </message>
    <message>
      <source>Add a track above</source>
      <translation>在上方添加轨道</translation>
    </message>
    <message>
      <source>Add a track below</source>
      <translation>在下方添加轨道</translation>
    </message>
    <message>
      <source>Add a track for pictures and films</source>
      <translation>添加图片和影片轨道</translation>
    </message>
    <message>
      <source>Add a track for scores</source>
      <translation>添加乐谱轨道</translation>
    </message>
    <message>
      <source>Add a track for sound</source>
      <translation>添加声音轨道</translation>
    </message>
    <message>
      <source>Add a track for texts and subtitles</source>
      <translation>添加文字和字幕轨道</translation>
    </message>
    <message>
      <source>Add adjustment</source>
      <translation>添加调整</translation>
    </message>
    <message>
      <source>Add an effect</source>
      <translation>添加效果</translation>
    </message>
    <message>
      <source>Add an entry</source>
      <translation>添加条目</translation>
    </message>
    <message>
      <source>Add another</source>
      <translation>再添加一个</translation>
    </message>
    <message>
      <source>Add artboard</source>
      <translation>添加画板</translation>
    </message>
    <message>
      <source>Add as key at the playhead</source>
      <translation>作为关键点添加到播放头处</translation>
    </message>
    <message>
      <source>Add assets</source>
      <translation>添加素材</translation>
    </message>
    <message>
      <source>Add clip</source>
      <translation>添加片段</translation>
    </message>
    <message>
      <source>Add it as a key of the clip at the playhead</source>
      <translation>将它作为关键点添加到播放头处的片段</translation>
    </message>
    <message>
      <source>Add key</source>
      <translation>添加关键点</translation>
    </message>
    <message>
      <source>Add key at the playhead</source>
      <translation>在播放头处添加关键点</translation>
    </message>
    <message>
      <source>Add kit</source>
      <translation>加入套件</translation>
    </message>
    <message>
      <source>Add layer</source>
      <translation>添加图层</translation>
    </message>
    <message>
      <source>Add logos</source>
      <translation>添加标志</translation>
    </message>
    <message>
      <source>Add logos…</source>
      <translation>添加标志…</translation>
    </message>
    <message>
      <source>Add marker</source>
      <translation>添加标记</translation>
    </message>
    <message>
      <source>Add mask</source>
      <translation>添加蒙版</translation>
    </message>
    <message>
      <source>Add one, then place the text on it.</source>
      <translation>先添加一个，再把文字放上去。</translation>
    </message>
    <message>
      <source>Add passages</source>
      <translation>添加段落</translation>
    </message>
    <message>
      <source>Add past ads</source>
      <translation>添加过往广告</translation>
    </message>
    <message>
      <source>Add sequence</source>
      <translation>添加序列</translation>
    </message>
    <message>
      <source>Add shape</source>
      <translation>添加形状</translation>
    </message>
    <message>
      <source>Add tags</source>
      <translation>添加标签</translation>
    </message>
    <message>
      <source>Add text</source>
      <translation>添加文字</translation>
    </message>
    <message>
      <source>Add the colours of the selected layers</source>
      <translation>添加所选图层的颜色</translation>
    </message>
    <message>
      <source>Add the engine '{name}'?</source>
      <translation>要添加引擎“{name}”吗？</translation>
    </message>
    <message>
      <source>Add the main colours of the selected picture</source>
      <translation>添加所选图片的主要颜色</translation>
    </message>
    <message>
      <source>Add this size</source>
      <translation>添加此尺寸</translation>
    </message>
    <message>
      <source>Add to brand kits</source>
      <translation>加入品牌套件</translation>
    </message>
    <message>
      <source>Add to the favourites</source>
      <translation>加入收藏</translation>
    </message>
    <message>
      <source>Add to the palette</source>
      <translation>加入色板</translation>
    </message>
    <message>
      <source>Add to the selection</source>
      <translation>添加到选区</translation>
    </message>
    <message>
      <source>Add track</source>
      <translation>添加轨道</translation>
    </message>
    <message>
      <source>Add writing</source>
      <translation>添加文稿</translation>
    </message>
    <message>
      <source>Added {count} colour.</source>
      <translation>已添加 {count} 种颜色。</translation>
    </message>
    <message>
      <source>Added {count} colours.</source>
      <translation>已添加 {count} 种颜色。</translation>
    </message>
    <message>
      <source>Added {count} file to the project.</source>
      <translation>已向项目添加 {count} 个文件。</translation>
    </message>
    <message>
      <source>Added {count} files to the project.</source>
      <translation>已向项目添加 {count} 个文件。</translation>
    </message>
    <message>
      <source>Added {count} picture to the project.</source>
      <translation>已将 {count} 张图片加入项目。</translation>
    </message>
    <message>
      <source>Added {count} pictures to the project.</source>
      <translation>已将 {count} 张图片加入项目。</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>地址</translation>
    </message>
    <message>
      <source>Adjustment</source>
      <translation>调整</translation>
    </message>
    <message>
      <source>Ads and annotations</source>
      <translation>广告与标注</translation>
    </message>
    <message>
      <source>Ads that your house has run teach the composer how you like them. Drop a folder of pictures here; then say what is where by drawing boxes, and how good each is. Annotations (JSON, CSV), projects, PSD, OpenRaster and SVG files with named layers bring theirs along.</source>
      <translation>贵公司投放过的广告能让排版了解您的喜好。将图片文件夹拖到这里，再画框标出各元素的位置，并为每则广告评分。标注文件（JSON、CSV）、项目文件，以及图层已命名的 PSD、OpenRaster 和 SVG 文件自带标注。</translation>
    </message>
    <message>
      <source>Advanced</source>
      <translation>高级</translation>
    </message>
    <message>
      <source>Advertising copy</source>
      <translation>广告文案</translation>
    </message>
    <message>
      <source>Agogo</source>
      <translation>阿哥哥铃</translation>
    </message>
    <message>
      <source>Align</source>
      <translation>对齐</translation>
    </message>
    <message>
      <source>Align layers</source>
      <translation>对齐图层</translation>
    </message>
    <message>
      <source>Alignment</source>
      <translation>对齐</translation>
    </message>
    <message>
      <source>Alike: made pictures can be recognised, with visible flaws.</source>
      <translation>相像：生成的图片可辨认，但有明显瑕疵。</translation>
    </message>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>All alternatives came to the same text.</source>
      <translation>所有候选都写成了同样的文字。</translation>
    </message>
    <message>
      <source>All artboards as pages of one file</source>
      <translation>所有画板作为同一文件的各页</translation>
    </message>
    <message>
      <source>All as they came</source>
      <translation>全部恢复默认</translation>
    </message>
    <message>
      <source>All colours</source>
      <translation>全部颜色</translation>
    </message>
    <message>
      <source>All earlier versions are deleted, also of project files that are gone: then no copy is left. Files that are there stay.</source>
      <translation>将删除所有早期版本，包括已不存在的项目文件的版本（届时不会再有任何副本）。现有的文件会保留。</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>所有文件</translation>
    </message>
    <message>
      <source>All fonts of this project are on this computer.</source>
      <translation>此项目的字体这台电脑上都有。</translation>
    </message>
    <message>
      <source>All formats</source>
      <translation>所有版式</translation>
    </message>
    <message>
      <source>All formats…</source>
      <translation>所有格式…</translation>
    </message>
    <message>
      <source>All of it in the frame</source>
      <translation>完整显示在画面中</translation>
    </message>
    <message>
      <source>All of it said</source>
      <translation>内容齐全</translation>
    </message>
    <message>
      <source>All of these artboards on one picture, with their names</source>
      <translation>把这些画板连同名称放在一张图上</translation>
    </message>
    <message>
      <source>All pictures ({count})</source>
      <translation>全部图片（{count}）</translation>
    </message>
    <message>
      <source>All rules that are looked at are kept.</source>
      <translation>所检查的规则均已遵守。</translation>
    </message>
    <message>
      <source>All sound is muted: nothing will be heard.</source>
      <translation>所有声音都已静音：导出后将听不到任何声音。</translation>
    </message>
    <message>
      <source>All that is painted</source>
      <translation>所有可见内容</translation>
    </message>
    <message>
      <source>All that you make and bring in is found here, by its words, settings, tags and stars. Drop pictures to keep them, or add a folder of your own.</source>
      <translation>你生成和导入的一切都在这里，可按文字、设置、标签和星级查找。拖入图片即可保留，也可添加自己的文件夹。</translation>
    </message>
    <message>
      <source>All the way to the grid, or a part of it.</source>
      <translation>完全移到网格上，或只移一部分。</translation>
    </message>
    <message>
      <source>All tracks as high as this one</source>
      <translation>所有轨道与此同高</translation>
    </message>
    <message>
      <source>Also a folder with all that is shown, where other programs find it.</source>
      <translation>同时导出一个素材文件夹，供其他程序读取。</translation>
    </message>
    <message>
      <source>Also what lies beyond the edges, to be cut off.</source>
      <translation>包含边缘之外、印后裁掉的部分。</translation>
    </message>
    <message>
      <source>Alternative {number} of {total}</source>
      <translation>候选 {number}，共 {total} 个</translation>
    </message>
    <message>
      <source>Alternatives</source>
      <translation>候选</translation>
    </message>
    <message>
      <source>Alto saxophone</source>
      <translation>中音萨克斯</translation>
    </message>
    <message>
      <source>Always</source>
      <translation>始终</translation>
    </message>
    <message>
      <source>Amber</source>
      <translation>琥珀色</translation>
    </message>
    <message>
      <source>An SF2 or SF3 file that scores are heard by, here and in exports; empty for the one that ships.</source>
      <translation>乐谱在此处和导出时使用的 SF2 或 SF3 文件；留空则使用自带的音色库。</translation>
    </message>
    <message>
      <source>An ad campaign</source>
      <translation>一次广告推广</translation>
    </message>
    <message>
      <source>An octave higher</source>
      <translation>高八度</translation>
    </message>
    <message>
      <source>An octave lower</source>
      <translation>低八度</translation>
    </message>
    <message>
      <source>An offline studio for pictures, words, music and layouts.</source>
      <translation>离线的图片、文字、音乐与版式工作室。</translation>
    </message>
    <message>
      <source>Analysis</source>
      <translation>分析</translation>
    </message>
    <message>
      <source>Animated</source>
      <translation>动画</translation>
    </message>
    <message>
      <source>Animated GIF</source>
      <translation>GIF 动图</translation>
    </message>
    <message>
      <source>Annotations</source>
      <translation>标注</translation>
    </message>
    <message>
      <source>Another format or scale</source>
      <translation>再加一种格式或倍率</translation>
    </message>
    <message>
      <source>Another seed</source>
      <translation>换一个种子</translation>
    </message>
    <message>
      <source>Another…</source>
      <translation>其他…</translation>
    </message>
    <message>
      <source>Any</source>
      <translation>任意</translation>
    </message>
    <message>
      <source>Any ground</source>
      <translation>任意底色</translation>
    </message>
    <message>
      <source>Any language</source>
      <translation>任意语言</translation>
    </message>
    <message>
      <source>Any script</source>
      <translation>任意文字</translation>
    </message>
    <message>
      <source>Apache License 2.0. Icons: Lucide (ISC). Font: Inter (OFL). Nothing leaves this machine.</source>
      <translation>Apache 许可证 2.0。图标：Lucide（ISC）。字体：Inter（OFL）。任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>外观</translation>
    </message>
    <message>
      <source>Applause</source>
      <translation>掌声</translation>
    </message>
    <message>
      <source>Arrange again</source>
      <translation>重新排列</translation>
    </message>
    <message>
      <source>Arrange elements</source>
      <translation>排列元素</translation>
    </message>
    <message>
      <source>Arrow keys move the point, with Shift further; plus and minus zoom, Home shows the beginning.</source>
      <translation>方向键移动该点，按住 Shift 移得更远；加号和减号缩放，Home 回到初始视图。</translation>
    </message>
    <message>
      <source>Arrows move it, Ctrl with them sizes it; a letter or digit says what it is; Enter goes to its words.</source>
      <translation>方向键移动，按住 Ctrl 调整大小；字母或数字键指定角色；Enter 转到文字。</translation>
    </message>
    <message>
      <source>Artboard</source>
      <translation>画板</translation>
    </message>
    <message>
      <source>Artboard {number}</source>
      <translation>画板 {number}</translation>
    </message>
    <message>
      <source>Artboards</source>
      <translation>画板</translation>
    </message>
    <message>
      <source>Artboards and their layers. Arrows move the selected layers.</source>
      <translation>画板及其图层。方向键移动所选图层。</translation>
    </message>
    <message>
      <source>Artboards are the pages of the canvas: results and pictures go on them.</source>
      <translation>画板是画布上的页面：结果和图片放在上面。</translation>
    </message>
    <message>
      <source>As Blur, and it can't be placed or exported until you let it through. The file is kept.</source>
      <translation>同“模糊”，并且在您放行之前不能放置或导出。文件会保留。</translation>
    </message>
    <message>
      <source>As Chinese and Japanese are set</source>
      <translation>如中文和日文直排</translation>
    </message>
    <message>
      <source>As Flag, and it can't be placed or exported until you let it through. The text is kept.</source>
      <translation>同“标记”，并且在您放行之前不能放置或导出。文字会保留。</translation>
    </message>
    <message>
      <source>As Flag, and the picture is shown in coarse squares until you click Show. Files and exports stay as they are.</source>
      <translation>同“标记”，并且图片以粗马赛克显示，直到您点击“显示”。文件和导出内容保持原样。</translation>
    </message>
    <message>
      <source>As JPEG photographs are small, and drawings lose nothing; lossless keeps all px of all pictures.</source>
      <translation>选 JPEG 时照片变小，图形不受损失；选无损时所有图片保留全部像素。</translation>
    </message>
    <message>
      <source>As all</source>
      <translation>与全部相同</translation>
    </message>
    <message>
      <source>As in the training</source>
      <translation>按训练设置</translation>
    </message>
    <message>
      <source>As it came</source>
      <translation>恢复默认</translation>
    </message>
    <message>
      <source>As it is read in every signed file</source>
      <translation>将显示在每个签名文件中</translation>
    </message>
    <message>
      <source>As it is: MP4</source>
      <translation>原样导出：MP4</translation>
    </message>
    <message>
      <source>As one zip file</source>
      <translation>打包为一个 zip 文件</translation>
    </message>
    <message>
      <source>As text: {example}</source>
      <translation>以文字写出：{example}</translation>
    </message>
    <message>
      <source>As the sequence: {width} × {height}</source>
      <translation>与序列相同：{width} × {height}</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>As the text shows</source>
      <translation>按文字判断</translation>
    </message>
    <message>
      <source>As wide as the view</source>
      <translation>与视图同宽</translation>
    </message>
    <message>
      <source>Ask the checks anew, as the policy says now</source>
      <translation>按现在的策略重新检查</translation>
    </message>
    <message>
      <source>At most {weight} KB</source>
      <translation>最大 {weight} KB</translation>
    </message>
    <message>
      <source>At the edge of the box</source>
      <translation>在文本框边缘处</translation>
    </message>
    <message>
      <source>At the end</source>
      <translation>靠末端</translation>
    </message>
    <message>
      <source>At the start</source>
      <translation>靠起始端</translation>
    </message>
    <message>
      <source>Atmosphere</source>
      <translation>大气</translation>
    </message>
    <message>
      <source>Audience</source>
      <translation>受众</translation>
    </message>
    <message>
      <source>Augmentation</source>
      <translation>数据增强</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>作者</translation>
    </message>
    <message>
      <source>Author's note</source>
      <translation>作者提示</translation>
    </message>
    <message>
      <source>Auto</source>
      <translation>自动</translation>
    </message>
    <message>
      <source>Auto takes the fastest device that works.</source>
      <translation>自动选用可用的最快设备。</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>自动</translation>
    </message>
    <message>
      <source>Avatars</source>
      <translation>头像</translation>
    </message>
    <message>
      <source>Back (Alt+Left)</source>
      <translation>后退（Alt+Left）</translation>
    </message>
    <message>
      <source>Back from the whole screen; again: close the window</source>
      <translation>退出全屏；再按一次关闭窗口</translation>
    </message>
    <message>
      <source>Back to the default</source>
      <translation>恢复默认值</translation>
    </message>
    <message>
      <source>Back to the defaults</source>
      <translation>恢复全部默认值</translation>
    </message>
    <message>
      <source>Back to the state before</source>
      <translation>回到前一个状态</translation>
    </message>
    <message>
      <source>Background</source>
      <translation>背景</translation>
    </message>
    <message>
      <source>Backwards</source>
      <translation>倒放</translation>
    </message>
    <message>
      <source>Badge</source>
      <translation>角标</translation>
    </message>
    <message>
      <source>Bagpipe</source>
      <translation>风笛</translation>
    </message>
    <message>
      <source>Balance</source>
      <translation>平衡</translation>
    </message>
    <message>
      <source>Banjo</source>
      <translation>班卓琴</translation>
    </message>
    <message>
      <source>Banner</source>
      <translation>横幅</translation>
    </message>
    <message>
      <source>Bar {bar}. Double-click to set tempo and metre.</source>
      <translation>第 {bar} 小节。双击可设置速度和拍号。</translation>
    </message>
    <message>
      <source>Bar, beat and tick</source>
      <translation>小节、拍与滴答</translation>
    </message>
    <message>
      <source>Baritone saxophone</source>
      <translation>上低音萨克斯</translation>
    </message>
    <message>
      <source>Bars</source>
      <translation>小节</translation>
    </message>
    <message>
      <source>Bars and beats are counted from 1: 3.1 is the first beat of bar 3.</source>
      <translation>小节和拍从 1 数起：3.1 是第 3 小节的第一拍。</translation>
    </message>
    <message>
      <source>Bass</source>
      <translation>贝斯</translation>
    </message>
    <message>
      <source>Bass and lead</source>
      <translation>贝斯加主音</translation>
    </message>
    <message>
      <source>Bass drum</source>
      <translation>底鼓</translation>
    </message>
    <message>
      <source>Bassoon</source>
      <translation>巴松</translation>
    </message>
    <message>
      <source>Beats in a bar</source>
      <translation>每小节拍数</translation>
    </message>
    <message>
      <source>Beats of a bar</source>
      <translation>每小节拍数</translation>
    </message>
    <message>
      <source>Becomes a key of this clip; Ctrl places it before, Shift lets go of marks</source>
      <translation>成为此片段的关键点；按 Ctrl 放在前面，按 Shift 不吸附标记</translation>
    </message>
    <message>
      <source>Becomes the score that moves this clip; Ctrl places it on a track of its own</source>
      <translation>成为驱动此片段的乐谱；按 Ctrl 放到单独的轨道上</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>之前</translation>
    </message>
    <message>
      <source>Begin '{title}' anew?</source>
      <translation>重新开始“{title}”？</translation>
    </message>
    <message>
      <source>Begin a score</source>
      <translation>开始一份乐谱</translation>
    </message>
    <message>
      <source>Begin a text</source>
      <translation>开始写</translation>
    </message>
    <message>
      <source>Begin anew</source>
      <translation>重新开始</translation>
    </message>
    <message>
      <source>Begin score</source>
      <translation>新建乐谱</translation>
    </message>
    <message>
      <source>Begin the clip at the playhead</source>
      <translation>修剪片段开头到播放头</translation>
    </message>
    <message>
      <source>Begin the loop at the playhead</source>
      <translation>循环区间从播放头开始</translation>
    </message>
    <message>
      <source>Begin the loop here</source>
      <translation>循环区间从此处开始</translation>
    </message>
    <message>
      <source>Beginning</source>
      <translation>开头</translation>
    </message>
    <message>
      <source>Begun on the command line and stopped before their end. Each goes when it is done or begun anew.</source>
      <translation>在命令行中开始，并在完成前停止的训练。完成或重新开始后即会消失。</translation>
    </message>
    <message>
      <source>Best with</source>
      <translation>最佳的概率</translation>
    </message>
    <message>
      <source>Better ones make larger files.</source>
      <translation>质量越高，文件越大。</translation>
    </message>
    <message>
      <source>Billboard</source>
      <translation>广告牌</translation>
    </message>
    <message>
      <source>Bird tweet</source>
      <translation>鸟鸣</translation>
    </message>
    <message>
      <source>Bit rate of the sound</source>
      <translation>音频码率</translation>
    </message>
    <message>
      <source>Bits a character</source>
      <translation>每字符比特数</translation>
    </message>
    <message>
      <source>Bits a sample</source>
      <translation>采样位深</translation>
    </message>
    <message>
      <source>Black</source>
      <translation>特黑</translation>
    </message>
    <message>
      <source>Black becomes</source>
      <translation>黑色变为</translation>
    </message>
    <message>
      <source>Black from</source>
      <translation>黑场</translation>
    </message>
    <message>
      <source>Bleed</source>
      <translation>出血</translation>
    </message>
    <message>
      <source>Bleed: {bleed} px ({mm} mm)</source>
      <translation>出血：{bleed} px（{mm} 毫米）</translation>
    </message>
    <message>
      <source>Blend colours by dots; smoother, and a larger file.</source>
      <translation>用网点混合颜色；过渡更平滑，文件更大。</translation>
    </message>
    <message>
      <source>Blend mode</source>
      <translation>混合模式</translation>
    </message>
    <message>
      <source>Blending</source>
      <translation>混合</translation>
    </message>
    <message>
      <source>Block use</source>
      <translation>拦截</translation>
    </message>
    <message>
      <source>Blocked: {what}</source>
      <translation>已拦截：{what}</translation>
    </message>
    <message>
      <source>Blown bottle</source>
      <translation>吹瓶</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>蓝</translation>
    </message>
    <message>
      <source>Blur</source>
      <translation>模糊</translation>
    </message>
    <message>
      <source>Blurred</source>
      <translation>模糊</translation>
    </message>
    <message>
      <source>Blurred: {what}</source>
      <translation>已模糊：{what}</translation>
    </message>
    <message>
      <source>Body</source>
      <translation>正文</translation>
    </message>
    <message>
      <source>Body text</source>
      <translation>正文</translation>
    </message>
    <message>
      <source>Bold</source>
      <translation>粗体</translation>
    </message>
    <message>
      <source>Border of selection</source>
      <translation>选区边界</translation>
    </message>
    <message>
      <source>Border of selection…</source>
      <translation>选区边界…</translation>
    </message>
    <message>
      <source>Both where the platform has to label it (China)</source>
      <translation>平台必须标识时两者都加（中国）</translation>
    </message>
    <message>
      <source>Both, where a format or size is one of WeChat, Weibo, RedNote, Taobao or shops: they have to label what was generated</source>
      <translation>格式或尺寸属于微信、微博、小红书、淘宝或电商时两者都加：这些平台必须标识生成的内容</translation>
    </message>
    <message>
      <source>Bottom</source>
      <translation>底部</translation>
    </message>
    <message>
      <source>Bottom edges</source>
      <translation>下边缘</translation>
    </message>
    <message>
      <source>Bowed pad</source>
      <translation>弓弦铺底</translation>
    </message>
    <message>
      <source>Box</source>
      <translation>文本框</translation>
    </message>
    <message>
      <source>Branches</source>
      <translation>分支</translation>
    </message>
    <message>
      <source>Brand kit</source>
      <translation>品牌套件</translation>
    </message>
    <message>
      <source>Brand kits</source>
      <translation>品牌套件</translation>
    </message>
    <message>
      <source>Brand kits of the project</source>
      <translation>项目的品牌套件</translation>
    </message>
    <message>
      <source>Brass</source>
      <translation>铜管</translation>
    </message>
    <message>
      <source>Brass section</source>
      <translation>铜管组</translation>
    </message>
    <message>
      <source>Break lines</source>
      <translation>自动换行</translation>
    </message>
    <message>
      <source>Breath noise</source>
      <translation>呼吸声</translation>
    </message>
    <message>
      <source>Brief</source>
      <translation>简报</translation>
    </message>
    <message>
      <source>Bright acoustic piano</source>
      <translation>明亮钢琴</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>明亮</translation>
    </message>
    <message>
      <source>Bring '{name}' back</source>
      <translation>恢复“{name}”</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>Bring back '{name}'</source>
      <translation>恢复“{name}”</translation>
    </message>
    <message>
      <source>Bring back the format that was removed last</source>
      <translation>恢复上次删除的版式</translation>
    </message>
    <message>
      <source>Bring back {count} results</source>
      <translation>恢复 {count} 个结果</translation>
    </message>
    <message>
      <source>Bring forward</source>
      <translation>上移一层</translation>
    </message>
    <message>
      <source>Bring it back</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>Bring the selected results back</source>
      <translation>恢复所选结果</translation>
    </message>
    <message>
      <source>Bring to front</source>
      <translation>移到最前</translation>
    </message>
    <message>
      <source>Brings along</source>
      <translation>自带</translation>
    </message>
    <message>
      <source>Brush kit</source>
      <translation>鼓刷鼓组</translation>
    </message>
    <message>
      <source>Brush: show by mask</source>
      <translation>画笔：用蒙版显示</translation>
    </message>
    <message>
      <source>Business card</source>
      <translation>名片</translation>
    </message>
    <message>
      <source>Button</source>
      <translation>按钮</translation>
    </message>
    <message>
      <source>By</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>By a model</source>
      <translation>由模型写</translation>
    </message>
    <message>
      <source>By a model, changed by hand</source>
      <translation>由模型写，经手工修改</translation>
    </message>
    <message>
      <source>By hand</source>
      <translation>手写</translation>
    </message>
    <message>
      <source>By name</source>
      <translation>按名称</translation>
    </message>
    <message>
      <source>By stars</source>
      <translation>按星级</translation>
    </message>
    <message>
      <source>By the text</source>
      <translation>随文字</translation>
    </message>
    <message>
      <source>By whole pages, smoothly, or not at all.</source>
      <translation>整页跟随、平滑跟随，或不跟随。</translation>
    </message>
    <message>
      <source>CC0-1.0, own work …</source>
      <translation>CC0-1.0、自己的作品…</translation>
    </message>
    <message>
      <source>CHECKS AT HAND</source>
      <translation>可用的检查</translation>
    </message>
    <message>
      <source>Cabasa</source>
      <translation>卡巴萨</translation>
    </message>
    <message>
      <source>Caches</source>
      <translation>缓存</translation>
    </message>
    <message>
      <source>Call to action</source>
      <translation>行动按钮</translation>
    </message>
    <message>
      <source>Calliope lead</source>
      <translation>汽笛风琴主音</translation>
    </message>
    <message>
      <source>Calm ground</source>
      <translation>底面平静</translation>
    </message>
    <message>
      <source>Came from</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Campaign</source>
      <translation>广告活动</translation>
    </message>
    <message>
      <source>Campaigns</source>
      <translation>广告活动</translation>
    </message>
    <message>
      <source>Campaign…</source>
      <translation>广告活动…</translation>
    </message>
    <message>
      <source>Can't be used</source>
      <translation>无法使用</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>已取消</translation>
    </message>
    <message>
      <source>Cancelling</source>
      <translation>正在取消</translation>
    </message>
    <message>
      <source>Candidate before</source>
      <translation>上一个候选</translation>
    </message>
    <message>
      <source>Candidates in review</source>
      <translation>正在比较的候选</translation>
    </message>
    <message>
      <source>Canvas</source>
      <translation>画布</translation>
    </message>
    <message>
      <source>Celesta</source>
      <translation>钢片琴</translation>
    </message>
    <message>
      <source>Cello</source>
      <translation>大提琴</translation>
    </message>
    <message>
      <source>Centred</source>
      <translation>居中</translation>
    </message>
    <message>
      <source>Certificate</source>
      <translation>证书</translation>
    </message>
    <message>
      <source>Certificate to sign with</source>
      <translation>用于签名的证书</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>更改</translation>
    </message>
    <message>
      <source>Change adjustment</source>
      <translation>更改调整</translation>
    </message>
    <message>
      <source>Change artboard</source>
      <translation>修改画板</translation>
    </message>
    <message>
      <source>Change asset</source>
      <translation>修改素材</translation>
    </message>
    <message>
      <source>Change blend mode</source>
      <translation>修改混合模式</translation>
    </message>
    <message>
      <source>Change chords</source>
      <translation>更改和弦</translation>
    </message>
    <message>
      <source>Change clip</source>
      <translation>修改片段</translation>
    </message>
    <message>
      <source>Change colours of the brand</source>
      <translation>更改品牌颜色</translation>
    </message>
    <message>
      <source>Change effects</source>
      <translation>更改效果</translation>
    </message>
    <message>
      <source>Change fades</source>
      <translation>修改淡入淡出</translation>
    </message>
    <message>
      <source>Change fonts of the brand</source>
      <translation>更改品牌字体</translation>
    </message>
    <message>
      <source>Change guides</source>
      <translation>更改参考线</translation>
    </message>
    <message>
      <source>Change input</source>
      <translation>更改输入</translation>
    </message>
    <message>
      <source>Change instrument</source>
      <translation>更换乐器</translation>
    </message>
    <message>
      <source>Change key</source>
      <translation>更改关键点</translation>
    </message>
    <message>
      <source>Change labelling</source>
      <translation>更改标识</translation>
    </message>
    <message>
      <source>Change layers</source>
      <translation>修改图层</translation>
    </message>
    <message>
      <source>Change length of notes</source>
      <translation>更改音符时值</translation>
    </message>
    <message>
      <source>Change logos of the brand</source>
      <translation>更改品牌标志</translation>
    </message>
    <message>
      <source>Change loop</source>
      <translation>修改循环区域</translation>
    </message>
    <message>
      <source>Change lyrics</source>
      <translation>更改歌词</translation>
    </message>
    <message>
      <source>Change marker</source>
      <translation>修改标记</translation>
    </message>
    <message>
      <source>Change marker…</source>
      <translation>更改标记…</translation>
    </message>
    <message>
      <source>Change mask</source>
      <translation>更改蒙版</translation>
    </message>
    <message>
      <source>Change metre</source>
      <translation>修改拍号</translation>
    </message>
    <message>
      <source>Change metre, key or tempo</source>
      <translation>更改拍号、调号或速度</translation>
    </message>
    <message>
      <source>Change opacity</source>
      <translation>修改不透明度</translation>
    </message>
    <message>
      <source>Change palette</source>
      <translation>更改色板</translation>
    </message>
    <message>
      <source>Change pan</source>
      <translation>更改声像</translation>
    </message>
    <message>
      <source>Change safety policy</source>
      <translation>更改安全策略</translation>
    </message>
    <message>
      <source>Change sequence</source>
      <translation>修改序列</translation>
    </message>
    <message>
      <source>Change settings</source>
      <translation>更改设置</translation>
    </message>
    <message>
      <source>Change shape</source>
      <translation>更改形状</translation>
    </message>
    <message>
      <source>Change speed</source>
      <translation>修改速度</translation>
    </message>
    <message>
      <source>Change tempo</source>
      <translation>修改曲速</translation>
    </message>
    <message>
      <source>Change text</source>
      <translation>修改文字</translation>
    </message>
    <message>
      <source>Change track</source>
      <translation>修改轨道</translation>
    </message>
    <message>
      <source>Change transition</source>
      <translation>修改转场</translation>
    </message>
    <message>
      <source>Change velocities</source>
      <translation>更改力度</translation>
    </message>
    <message>
      <source>Change volume</source>
      <translation>更改音量</translation>
    </message>
    <message>
      <source>Change what is wrong below its field.</source>
      <translation>请改正各栏下方说明的问题。</translation>
    </message>
    <message>
      <source>Change words of the brand</source>
      <translation>更改品牌用语</translation>
    </message>
    <message>
      <source>Change writing</source>
      <translation>更改文稿</translation>
    </message>
    <message>
      <source>Changed since it was made.</source>
      <translation>制作之后有改动。</translation>
    </message>
    <message>
      <source>Channel</source>
      <translation>通道</translation>
    </message>
    <message>
      <source>Charang lead</source>
      <translation>恰朗主音</translation>
    </message>
    <message>
      <source>Check again</source>
      <translation>重新检查</translation>
    </message>
    <message>
      <source>Check for safety again</source>
      <translation>重新做安全检查</translation>
    </message>
    <message>
      <source>Check the flagged text again</source>
      <translation>重新检查被标记的文字</translation>
    </message>
    <message>
      <source>Check the name, or choose another file.</source>
      <translation>请检查文件名，或选择其他文件。</translation>
    </message>
    <message>
      <source>Check {count} flagged texts again</source>
      <translation>重新检查 {count} 段被标记的文字</translation>
    </message>
    <message>
      <source>Check {count} for safety again</source>
      <translation>重新对 {count} 项做安全检查</translation>
    </message>
    <message>
      <source>Checked: {what}</source>
      <translation>已检查：{what}</translation>
    </message>
    <message>
      <source>Checks</source>
      <translation>检查</translation>
    </message>
    <message>
      <source>Chiff lead</source>
      <translation>吹管主音</translation>
    </message>
    <message>
      <source>China</source>
      <translation>中国平台</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>中文</translation>
    </message>
    <message>
      <source>Chinese cymbal</source>
      <translation>中国钹</translation>
    </message>
    <message>
      <source>Choir aahs</source>
      <translation>合唱“啊”</translation>
    </message>
    <message>
      <source>Choir pad</source>
      <translation>合唱铺底</translation>
    </message>
    <message>
      <source>Choose a brand kit</source>
      <translation>选择品牌套件</translation>
    </message>
    <message>
      <source>Choose a brand kit of the project</source>
      <translation>选择项目的品牌套件</translation>
    </message>
    <message>
      <source>Choose a colour</source>
      <translation>选择颜色</translation>
    </message>
    <message>
      <source>Choose a file</source>
      <translation>选择文件</translation>
    </message>
    <message>
      <source>Choose a file of past ads</source>
      <translation>选择过往广告文件</translation>
    </message>
    <message>
      <source>Choose a file…</source>
      <translation>选择文件…</translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>选择文件夹</translation>
    </message>
    <message>
      <source>Choose a folder of music</source>
      <translation>选择音乐文件夹</translation>
    </message>
    <message>
      <source>Choose a folder of pictures</source>
      <translation>选择图片文件夹</translation>
    </message>
    <message>
      <source>Choose a folder of texts</source>
      <translation>选择文本文件夹</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>选择文件夹…</translation>
    </message>
    <message>
      <source>Choose a generator to see its settings.</source>
      <translation>选择一个生成器以查看其设置。</translation>
    </message>
    <message>
      <source>Choose a generator, and what it makes appears here. Or drop a picture file on the artboard.</source>
      <translation>选择一个生成器，结果会出现在这里。也可以把图片文件拖到画板上。</translation>
    </message>
    <message>
      <source>Choose a logo</source>
      <translation>选择标志</translation>
    </message>
    <message>
      <source>Choose a model's folder, or a folder of models</source>
      <translation>选择某个模型的文件夹，或存放模型的文件夹</translation>
    </message>
    <message>
      <source>Choose a trainer</source>
      <translation>选择训练器</translation>
    </message>
    <message>
      <source>Choose an exported model, or a file of a model's folder</source>
      <translation>选择导出的模型，或模型文件夹中的一个文件</translation>
    </message>
    <message>
      <source>Choose another element</source>
      <translation>选择其他元素</translation>
    </message>
    <message>
      <source>Choose another folder, or locate the files one by one.</source>
      <translation>请选择其他文件夹，或逐个定位文件。</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>请选择另一个文件夹。</translation>
    </message>
    <message>
      <source>Choose another.</source>
      <translation>请另选一个。</translation>
    </message>
    <message>
      <source>Choose at least one artboard.</source>
      <translation>请至少选择一个画板。</translation>
    </message>
    <message>
      <source>Choose files…</source>
      <translation>选择文件…</translation>
    </message>
    <message>
      <source>Choose it again in the properties of the clip.</source>
      <translation>请在片段的属性中重新选择。</translation>
    </message>
    <message>
      <source>Choose it again.</source>
      <translation>请重新选择。</translation>
    </message>
    <message>
      <source>Choose no format</source>
      <translation>不选任何版式</translation>
    </message>
    <message>
      <source>Choose one.</source>
      <translation>请选择一个。</translation>
    </message>
    <message>
      <source>Choose others in the export dialog.</source>
      <translation>请在导出对话框中选择其他画板。</translation>
    </message>
    <message>
      <source>Choose passage</source>
      <translation>选择段落</translation>
    </message>
    <message>
      <source>Choose pictures</source>
      <translation>选择图片</translation>
    </message>
    <message>
      <source>Choose take</source>
      <translation>选择版本</translation>
    </message>
    <message>
      <source>Choose the folder where it lies</source>
      <translation>选择它所在的文件夹</translation>
    </message>
    <message>
      <source>Choose the note before or the next one</source>
      <translation>选择上一个或下一个音符</translation>
    </message>
    <message>
      <source>Choose what it is (H for the headline), then drag a box around it on the ad.</source>
      <translation>先选择元素角色（H 为标题），再在广告上拖出方框。</translation>
    </message>
    <message>
      <source>Choose {name}</source>
      <translation>选择{name}</translation>
    </message>
    <message>
      <source>Chooses tempi so that every hit point falls on a bar line</source>
      <translation>调整速度，使每个重音点都落在小节线上</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>选择…</translation>
    </message>
    <message>
      <source>Chord</source>
      <translation>和弦</translation>
    </message>
    <message>
      <source>Chords</source>
      <translation>和弦</translation>
    </message>
    <message>
      <source>Chords: double-click here, or press C</source>
      <translation>和弦：在此双击，或按 C</translation>
    </message>
    <message>
      <source>Chosen</source>
      <translation>选定</translation>
    </message>
    <message>
      <source>Chosen by the text's language and kind.</source>
      <translation>按文字的语言和体裁选择。</translation>
    </message>
    <message>
      <source>Chromatic percussion</source>
      <translation>色彩打击乐</translation>
    </message>
    <message>
      <source>Church organ</source>
      <translation>教堂管风琴</translation>
    </message>
    <message>
      <source>Cinema 2.39:1</source>
      <translation>宽银幕 2.39:1</translation>
    </message>
    <message>
      <source>Claims</source>
      <translation>宣传语</translation>
    </message>
    <message>
      <source>Clarinet</source>
      <translation>单簧管</translation>
    </message>
    <message>
      <source>Class of what is selected</source>
      <translation>所选图片的类别</translation>
    </message>
    <message>
      <source>Classes of the model</source>
      <translation>模型的类别</translation>
    </message>
    <message>
      <source>Classical Chinese</source>
      <translation>文言</translation>
    </message>
    <message>
      <source>Claves</source>
      <translation>响棒</translation>
    </message>
    <message>
      <source>Clavinet</source>
      <translation>古钢琴</translation>
    </message>
    <message>
      <source>Clean</source>
      <translation>简洁</translation>
    </message>
    <message>
      <source>Clean electric guitar</source>
      <translation>清音电吉他</translation>
    </message>
    <message>
      <source>Clean up</source>
      <translation>清理</translation>
    </message>
    <message>
      <source>Clean up: {name}?</source>
      <translation>清理：{name}？</translation>
    </message>
    <message>
      <source>Clean up…</source>
      <translation>清理…</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>清除</translation>
    </message>
    <message>
      <source>Clear bars</source>
      <translation>清空小节</translation>
    </message>
    <message>
      <source>Clear marked bars of the track</source>
      <translation>清空此轨道中标记的小节</translation>
    </message>
    <message>
      <source>Clear space</source>
      <translation>留白</translation>
    </message>
    <message>
      <source>Clear space of the logo</source>
      <translation>标志的留白</translation>
    </message>
    <message>
      <source>Clear space: a share of its shorter side that stays free around it</source>
      <translation>留白：标志四周留空的距离，占其短边的比例</translation>
    </message>
    <message>
      <source>Clear them in this track</source>
      <translation>在此轨道中清空</translation>
    </message>
    <message>
      <source>Click a step to go there</source>
      <translation>点击某一步即可回到那里</translation>
    </message>
    <message>
      <source>Click it with the select tool (V).</source>
      <translation>请用选择工具（V）点击它。</translation>
    </message>
    <message>
      <source>Click to add a point, drag it, throw it out to remove it</source>
      <translation>点击添加点，拖动调整，拖出可移除</translation>
    </message>
    <message>
      <source>Click to add a stop, drag it along, double-click for its colour; drag it away, or Delete, to remove it. Up and Down choose a stop, Left and Right move it.</source>
      <translation>单击添加色标，拖动以移动，双击更改颜色；拖离渐变条或按 Delete 删除。上下方向键选择色标，左右方向键移动色标。</translation>
    </message>
    <message>
      <source>Click to close</source>
      <translation>点击以闭合</translation>
    </message>
    <message>
      <source>Click to enlarge</source>
      <translation>点击放大</translation>
    </message>
    <message>
      <source>Click to make it small</source>
      <translation>点击缩小</translation>
    </message>
    <message>
      <source>Click to see less time, with Alt more; drag over a stretch to see just that.</source>
      <translation>单击放大，按住 Alt 单击缩小；拖过一段可只看这一段。</translation>
    </message>
    <message>
      <source>Click to split a clip, with Shift all tracks.</source>
      <translation>单击拆分片段，按住 Shift 拆分所有轨道。</translation>
    </message>
    <message>
      <source>Click to type a time. {rate}</source>
      <translation>点击可输入时间。{rate}</translation>
    </message>
    <message>
      <source>Click: put the playhead. Drag over the numbers: mark bars, for what is generated and for bars that go.</source>
      <translation>单击：放置播放头。在数字上拖动：标记小节，供生成或删除小节使用。</translation>
    </message>
    <message>
      <source>Cling to playhead, clips and frames, or not</source>
      <translation>是否吸附到播放头、片段和帧</translation>
    </message>
    <message>
      <source>Cling to playhead, clips, marks and frames</source>
      <translation>吸附到播放头、片段、标记和帧</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>片段</translation>
    </message>
    <message>
      <source>Clip to layer below</source>
      <translation>剪贴到下方图层</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Close gap</source>
      <translation>闭合间隙</translation>
    </message>
    <message>
      <source>Close other programs, or select on a smaller artboard.</source>
      <translation>请关闭其他程序，或在较小的画板上选择。</translation>
    </message>
    <message>
      <source>Close preview</source>
      <translation>关闭预览</translation>
    </message>
    <message>
      <source>Close the gap under the playhead</source>
      <translation>闭合播放头处的空隙</translation>
    </message>
    <message>
      <source>Close the notices</source>
      <translation>关闭通知</translation>
    </message>
    <message>
      <source>Close the preview; everything stays in the results</source>
      <translation>关闭预览，全部保留在结果中</translation>
    </message>
    <message>
      <source>Close this gap</source>
      <translation>闭合此空隙</translation>
    </message>
    <message>
      <source>Close this notice</source>
      <translation>关闭此通知</translation>
    </message>
    <message>
      <source>Close when done</source>
      <translation>完成后关闭</translation>
    </message>
    <message>
      <source>Close without keeping</source>
      <translation>不保留并关闭</translation>
    </message>
    <message>
      <source>Close without keeping the choices?</source>
      <translation>不保留选择就关闭？</translation>
    </message>
    <message>
      <source>Close: made pictures look much like the training pictures.</source>
      <translation>接近：生成的图片与训练图片很像。</translation>
    </message>
    <message>
      <source>Close; everything stays in the results</source>
      <translation>关闭；一切仍保留在结果中</translation>
    </message>
    <message>
      <source>Closed hi-hat</source>
      <translation>闭合踩镲</translation>
    </message>
    <message>
      <source>Collect project</source>
      <translation>收集项目</translation>
    </message>
    <message>
      <source>Collect project as</source>
      <translation>收集项目为</translation>
    </message>
    <message>
      <source>Collect project…</source>
      <translation>收集项目…</translation>
    </message>
    <message>
      <source>Collected the project in {name}.</source>
      <translation>已将项目收集到 {name}。</translation>
    </message>
    <message>
      <source>Collecting {name}</source>
      <translation>正在收集 {name}</translation>
    </message>
    <message>
      <source>Collect…</source>
      <translation>收集…</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Colour burn</source>
      <translation>颜色加深</translation>
    </message>
    <message>
      <source>Colour code</source>
      <translation>颜色代码</translation>
    </message>
    <message>
      <source>Colour dodge</source>
      <translation>颜色减淡</translation>
    </message>
    <message>
      <source>Colour of the box</source>
      <translation>底框颜色</translation>
    </message>
    <message>
      <source>Colour of the outline</source>
      <translation>描边颜色</translation>
    </message>
    <message>
      <source>Colour of the stop</source>
      <translation>色标颜色</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>颜色数</translation>
    </message>
    <message>
      <source>Colours that are kept with the project. Add some, or take them from a layer.</source>
      <translation>随项目保存的颜色。可以添加颜色，或从图层提取。</translation>
    </message>
    <message>
      <source>Columns from top to bottom</source>
      <translation>直排（自上而下）</translation>
    </message>
    <message>
      <source>Comes with the studio</source>
      <translation>随程序附带</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>Commands…</source>
      <translation>命令…</translation>
    </message>
    <message>
      <source>Compose ads after these</source>
      <translation>参照这些广告排版</translation>
    </message>
    <message>
      <source>Compose after your past ads</source>
      <translation>参照过往广告排版</translation>
    </message>
    <message>
      <source>Compose again</source>
      <translation>重新排版</translation>
    </message>
    <message>
      <source>Compose the same with what was learned</source>
      <translation>按已学到的偏好重新排版</translation>
    </message>
    <message>
      <source>Compose the same without what was learned</source>
      <translation>不按已学到的偏好重新排版</translation>
    </message>
    <message>
      <source>Compute on</source>
      <translation>计算设备</translation>
    </message>
    <message>
      <source>Computing</source>
      <translation>计算</translation>
    </message>
    <message>
      <source>Condensed</source>
      <translation>紧凑</translation>
    </message>
    <message>
      <source>Conic gradient</source>
      <translation>锥形渐变</translation>
    </message>
    <message>
      <source>Connect one; it is used from then on.</source>
      <translation>接上声音设备后即会使用它。</translation>
    </message>
    <message>
      <source>Connected</source>
      <translation>连续</translation>
    </message>
    <message>
      <source>Contact sheet</source>
      <translation>缩略图总表</translation>
    </message>
    <message>
      <source>Contact sheet…</source>
      <translation>联系表…</translation>
    </message>
    <message>
      <source>Contains '{name}' — {what}.</source>
      <translation>含有“{name}”——{what}。</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>目录</translation>
    </message>
    <message>
      <source>Context</source>
      <translation>周边范围</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>续写</translation>
    </message>
    <message>
      <source>Continue text</source>
      <translation>续写文字</translation>
    </message>
    <message>
      <source>Contrabass</source>
      <translation>低音提琴</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>对比度</translation>
    </message>
    <message>
      <source>Controls</source>
      <translation>控件</translation>
    </message>
    <message>
      <source>Convert '{name}'</source>
      <translation>转换“{name}”</translation>
    </message>
    <message>
      <source>Convert and import</source>
      <translation>转换并导入</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>已复制</translation>
    </message>
    <message>
      <source>Copied notes</source>
      <translation>照抄的音符</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Copy a state in this panel first.</source>
      <translation>请先在此面板中复制一个状态。</translation>
    </message>
    <message>
      <source>Copy an exported model, or one of another folder, into your library; StyleGAN files are converted</source>
      <translation>把导出的模型或其他文件夹中的模型复制到您的模型库；StyleGAN 文件会被转换</translation>
    </message>
    <message>
      <source>Copy as a picture</source>
      <translation>复制为图片</translation>
    </message>
    <message>
      <source>Copy as file</source>
      <translation>复制为文件</translation>
    </message>
    <message>
      <source>Copy frame</source>
      <translation>复制画面</translation>
    </message>
    <message>
      <source>Copy it into your library</source>
      <translation>复制到您的模型库</translation>
    </message>
    <message>
      <source>Copy layers, a picture or a text first.</source>
      <translation>请先复制图层、图片或文字。</translation>
    </message>
    <message>
      <source>Copy notes</source>
      <translation>复制音符</translation>
    </message>
    <message>
      <source>Copy recipe</source>
      <translation>复制配方</translation>
    </message>
    <message>
      <source>Copy report</source>
      <translation>复制报告</translation>
    </message>
    <message>
      <source>Copy the clips again.</source>
      <translation>请重新复制片段。</translation>
    </message>
    <message>
      <source>Copy the layers again.</source>
      <translation>请重新复制图层。</translation>
    </message>
    <message>
      <source>Copy the report to the clipboard</source>
      <translation>将报告复制到剪贴板</translation>
    </message>
    <message>
      <source>Copy the state</source>
      <translation>复制状态</translation>
    </message>
    <message>
      <source>Copy the track</source>
      <translation>复制轨道</translation>
    </message>
    <message>
      <source>Copy track</source>
      <translation>复制轨道</translation>
    </message>
    <message>
      <source>Copy versions</source>
      <translation>复制版本信息</translation>
    </message>
    <message>
      <source>Copying {name}</source>
      <translation>正在复制 {name}</translation>
    </message>
    <message>
      <source>Corner radius</source>
      <translation>圆角半径</translation>
    </message>
    <message>
      <source>Corners</source>
      <translation>角数</translation>
    </message>
    <message>
      <source>Count in one bar</source>
      <translation>预备一小节</translation>
    </message>
    <message>
      <source>Count in two bars</source>
      <translation>预备两小节</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>正在计数…</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆盖率</translation>
    </message>
    <message>
      <source>Coverage {percent} %: that share of the training pictures has a made one near it; higher is better</source>
      <translation>覆盖率 {percent} %：有相近生成图片的训练图片所占比例；越高越好</translation>
    </message>
    <message>
      <source>Covered by the platform: {sides} px</source>
      <translation>平台遮挡区：{sides} px</translation>
    </message>
    <message>
      <source>Covers what lies there; Ctrl pushes what comes later, Shift lets go of marks</source>
      <translation>覆盖原有内容；按住 Ctrl 推移后面的内容，按住 Shift 不吸附标记</translation>
    </message>
    <message>
      <source>Cowbell</source>
      <translation>牛铃</translation>
    </message>
    <message>
      <source>Crash cymbal</source>
      <translation>强音钹</translation>
    </message>
    <message>
      <source>Crash cymbal 2</source>
      <translation>强音钹 2</translation>
    </message>
    <message>
      <source>CreaStudio can't start</source>
      <translation>CreaStudio 无法启动</translation>
    </message>
    <message>
      <source>CreaStudio projects</source>
      <translation>CreaStudio 项目</translation>
    </message>
    <message>
      <source>CreaStudio, where nothing stands here</source>
      <translation>留空则为 CreaStudio</translation>
    </message>
    <message>
      <source>Create</source>
      <translation>创建</translation>
    </message>
    <message>
      <source>Crescendo</source>
      <translation>渐强</translation>
    </message>
    <message>
      <source>Crop</source>
      <translation>裁剪</translation>
    </message>
    <message>
      <source>Crop artboard</source>
      <translation>裁剪画板</translation>
    </message>
    <message>
      <source>Crop marks</source>
      <translation>裁切标记</translation>
    </message>
    <message>
      <source>Crop the artboard</source>
      <translation>裁剪画板</translation>
    </message>
    <message>
      <source>Crop the artboard to the selection</source>
      <translation>将画板裁剪到选区</translation>
    </message>
    <message>
      <source>Crossfade</source>
      <translation>交叉淡化</translation>
    </message>
    <message>
      <source>Crossfade at the cut</source>
      <translation>在剪辑点添加交叉淡化</translation>
    </message>
    <message>
      <source>Crystal</source>
      <translation>水晶</translation>
    </message>
    <message>
      <source>Curve</source>
      <translation>曲线</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>曲线</translation>
    </message>
    <message>
      <source>Cut</source>
      <translation>剪切</translation>
    </message>
    <message>
      <source>Cut away what is after the playhead, and close up</source>
      <translation>波纹修剪：剪掉播放头之后的部分</translation>
    </message>
    <message>
      <source>Cut away what is before the playhead, and close up</source>
      <translation>波纹修剪：剪掉播放头之前的部分</translation>
    </message>
    <message>
      <source>Cut clips</source>
      <translation>剪切片段</translation>
    </message>
    <message>
      <source>Cut layers</source>
      <translation>剪切图层</translation>
    </message>
    <message>
      <source>Cut notes</source>
      <translation>剪切音符</translation>
    </message>
    <message>
      <source>Cut, without a transition</source>
      <translation>硬切，无转场</translation>
    </message>
    <message>
      <source>Cuts and subtitles</source>
      <translation>剪辑与字幕</translation>
    </message>
    <message>
      <source>Cuts of other programs</source>
      <translation>其他软件的剪辑工程</translation>
    </message>
    <message>
      <source>Dark grounds</source>
      <translation>深色底</translation>
    </message>
    <message>
      <source>Darken</source>
      <translation>变暗</translation>
    </message>
    <message>
      <source>Dashed</source>
      <translation>虚线</translation>
    </message>
    <message>
      <source>Data set</source>
      <translation>数据集</translation>
    </message>
    <message>
      <source>Decides where lines break, and which country's forms of Chinese letters are shown</source>
      <translation>决定在何处换行，以及采用哪个地区的汉字字形</translation>
    </message>
    <message>
      <source>Defaults</source>
      <translation>默认值</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Delete '{title}' from this machine</source>
      <translation>从本机删除“{title}”</translation>
    </message>
    <message>
      <source>Delete all markers</source>
      <translation>删除所有标记</translation>
    </message>
    <message>
      <source>Delete and close the gap</source>
      <translation>波纹删除</translation>
    </message>
    <message>
      <source>Delete artboard</source>
      <translation>删除画板</translation>
    </message>
    <message>
      <source>Delete bars</source>
      <translation>删除小节</translation>
    </message>
    <message>
      <source>Delete clips</source>
      <translation>删除片段</translation>
    </message>
    <message>
      <source>Delete key</source>
      <translation>删除关键点</translation>
    </message>
    <message>
      <source>Delete keyframe</source>
      <translation>删除关键帧</translation>
    </message>
    <message>
      <source>Delete keyframe: {name}</source>
      <translation>删除关键帧：{name}</translation>
    </message>
    <message>
      <source>Delete layers</source>
      <translation>删除图层</translation>
    </message>
    <message>
      <source>Delete marked bars, with their time</source>
      <translation>删除标记的小节及其时间</translation>
    </message>
    <message>
      <source>Delete marker</source>
      <translation>删除标记</translation>
    </message>
    <message>
      <source>Delete mask</source>
      <translation>删除蒙版</translation>
    </message>
    <message>
      <source>Delete notes</source>
      <translation>删除音符</translation>
    </message>
    <message>
      <source>Delete preset</source>
      <translation>删除预设</translation>
    </message>
    <message>
      <source>Delete sequence</source>
      <translation>删除序列</translation>
    </message>
    <message>
      <source>Delete the model '{title}'?</source>
      <translation>删除模型“{title}”？</translation>
    </message>
    <message>
      <source>Delete the selected clips</source>
      <translation>删除所选片段</translation>
    </message>
    <message>
      <source>Delete the selection</source>
      <translation>删除所选内容</translation>
    </message>
    <message>
      <source>Delete the unsaved work of '{name}'?</source>
      <translation>删除“{name}”未保存的工作？</translation>
    </message>
    <message>
      <source>Delete them in the file manager.</source>
      <translation>请在文件管理器中删除。</translation>
    </message>
    <message>
      <source>Delete this branch</source>
      <translation>删除这条分支</translation>
    </message>
    <message>
      <source>Delete this entry</source>
      <translation>删除此条目</translation>
    </message>
    <message>
      <source>Delete this key</source>
      <translation>删除这个关键点</translation>
    </message>
    <message>
      <source>Delete this unsaved work</source>
      <translation>删除这份未保存的工作</translation>
    </message>
    <message>
      <source>Delete track</source>
      <translation>删除轨道</translation>
    </message>
    <message>
      <source>Delete writing</source>
      <translation>删除文稿</translation>
    </message>
    <message>
      <source>Delete {count} bar</source>
      <translation>删除 {count} 小节</translation>
    </message>
    <message>
      <source>Delete {count} bars</source>
      <translation>删除 {count} 小节</translation>
    </message>
    <message>
      <source>Delete {name}</source>
      <translation>删除 {name}</translation>
    </message>
    <message>
      <source>Deleted '{title}'.</source>
      <translation>已删除“{title}”。</translation>
    </message>
    <message>
      <source>Deleted sequence '{name}'.</source>
      <translation>已删除序列“{name}”。</translation>
    </message>
    <message>
      <source>Deleted the preset '{name}'.</source>
      <translation>已删除预设“{name}”。</translation>
    </message>
    <message>
      <source>Delete…</source>
      <translation>删除…</translation>
    </message>
    <message>
      <source>Deliver</source>
      <translation>交付</translation>
    </message>
    <message>
      <source>Deliver ads</source>
      <translation>交付广告</translation>
    </message>
    <message>
      <source>Deliver ads…</source>
      <translation>交付广告…</translation>
    </message>
    <message>
      <source>Deliver…</source>
      <translation>交付…</translation>
    </message>
    <message>
      <source>Density {value}: how often made pictures lie where training pictures are dense; about 1 for real ones</source>
      <translation>密度 {value}：生成图片落在训练图片密集处的程度；真实图片约为 1</translation>
    </message>
    <message>
      <source>Deselect</source>
      <translation>取消选区</translation>
    </message>
    <message>
      <source>Dialogue</source>
      <translation>对话</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>差值</translation>
    </message>
    <message>
      <source>Diminuendo</source>
      <translation>渐弱</translation>
    </message>
    <message>
      <source>Dip to black</source>
      <translation>黑场过渡</translation>
    </message>
    <message>
      <source>Dip to black at the cut</source>
      <translation>在剪辑点添加黑场过渡</translation>
    </message>
    <message>
      <source>Dip to white</source>
      <translation>白场过渡</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>方向</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>丢弃</translation>
    </message>
    <message>
      <source>Discard all candidates</source>
      <translation>丢弃全部候选</translation>
    </message>
    <message>
      <source>Discard all new results</source>
      <translation>丢弃所有新结果</translation>
    </message>
    <message>
      <source>Discard result</source>
      <translation>丢弃结果</translation>
    </message>
    <message>
      <source>Discard the shown candidate</source>
      <translation>丢弃当前显示的候选</translation>
    </message>
    <message>
      <source>Discard the whole group</source>
      <translation>丢弃整组</translation>
    </message>
    <message>
      <source>Discard the whole group ({count} results)</source>
      <translation>丢弃整组（{count} 个结果）</translation>
    </message>
    <message>
      <source>Discard {count} results</source>
      <translation>丢弃 {count} 个结果</translation>
    </message>
    <message>
      <source>Discarded</source>
      <translation>已丢弃</translation>
    </message>
    <message>
      <source>Discarded {count} result.</source>
      <translation>已丢弃 {count} 个结果。</translation>
    </message>
    <message>
      <source>Discarded {count} results.</source>
      <translation>已丢弃 {count} 个结果。</translation>
    </message>
    <message>
      <source>Discriminator</source>
      <translation>判别器</translation>
    </message>
    <message>
      <source>Display advertising</source>
      <translation>展示广告</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>距离</translation>
    </message>
    <message>
      <source>Distance of lines, in font sizes; 0 is the font's own</source>
      <translation>行距，以字号为单位；0 为字体自带行距</translation>
    </message>
    <message>
      <source>Distortion guitar</source>
      <translation>失真吉他</translation>
    </message>
    <message>
      <source>Distribute across</source>
      <translation>水平分布</translation>
    </message>
    <message>
      <source>Distribute down</source>
      <translation>垂直分布</translation>
    </message>
    <message>
      <source>Distribute layers</source>
      <translation>分布图层</translation>
    </message>
    <message>
      <source>Dither</source>
      <translation>抖动</translation>
    </message>
    <message>
      <source>Don't save</source>
      <translation>不保存</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Done after {time}. The model is in your library.</source>
      <translation>用时 {time} 完成。模型已在你的模型库中。</translation>
    </message>
    <message>
      <source>Double-click opens a writing, F2 renames it, dragging places it</source>
      <translation>双击打开文稿，F2 重命名，拖动即可放置</translation>
    </message>
    <message>
      <source>Double-click renames, dragging reorders, Ctrl+click on a picture selects what the layer covers</source>
      <translation>双击重命名，拖动调整顺序，按住 Ctrl 点击缩略图可选择图层覆盖的区域</translation>
    </message>
    <message>
      <source>Double-click to write a note, or press D and draw.
Without a mouse: arrows and Enter. The buttons below write music for you.</source>
      <translation>双击写下音符，或按 D 绘制。
不用鼠标：方向键和回车。下面的按钮可以替你写音乐。</translation>
    </message>
    <message>
      <source>Double-click under a note and type. A space goes on to the next note, a hyphen within the word. Down and Up: the next verse, the one before.</source>
      <translation>在音符下方双击并输入。空格跳到下一个音符，连字符在同一个词内继续。向下、向上键：下一段或上一段歌词。</translation>
    </message>
    <message>
      <source>Double-click: choose another instrument</source>
      <translation>双击：选择其他乐器</translation>
    </message>
    <message>
      <source>Double-click: write a chord such as C, F#m7 or Bb/D. Drag it elsewhere. Tab goes on.</source>
      <translation>双击：写入和弦，如 C、F#m7 或 Bb/D。可拖到别处。Tab 继续。</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>垂直位置</translation>
    </message>
    <message>
      <source>Drag a clip sideways: it stays in its place and shows another part of its source.</source>
      <translation>左右拖动片段：位置不变，显示源素材的另一段。</translation>
    </message>
    <message>
      <source>Drag a clip sideways: its neighbours get longer and shorter.</source>
      <translation>左右拖动片段：相邻片段随之变长或变短。</translation>
    </message>
    <message>
      <source>Drag a cut: one clip gets longer, the other shorter.</source>
      <translation>拖动剪辑点：一侧变长，另一侧变短。</translation>
    </message>
    <message>
      <source>Drag a guide out of the ruler</source>
      <translation>从标尺拖出参考线</translation>
    </message>
    <message>
      <source>Drag a result, a picture or a file onto a track: it is seen here.</source>
      <translation>把结果、图片或文件拖到轨道上，就能在这里看到。</translation>
    </message>
    <message>
      <source>Drag an edge: what comes after follows, on all tracks that aren't locked.</source>
      <translation>拖动边缘：所有未锁定轨道上后面的内容随之移动。</translation>
    </message>
    <message>
      <source>Drag around clips to select them. A click moves the playhead.</source>
      <translation>拖出选框以选择片段。单击移动播放头。</translation>
    </message>
    <message>
      <source>Drag for another box, click one to change it. Page Down goes on to the next ad.</source>
      <translation>拖动可再画一个框，单击可修改。Page Down 转到下一则广告。</translation>
    </message>
    <message>
      <source>Drag it to the canvas or the timeline to keep it there.</source>
      <translation>拖到画布或时间线上即可保留。</translation>
    </message>
    <message>
      <source>Drag sideways: the clip moves, its neighbours get longer and shorter.</source>
      <translation>左右拖动：片段移动，相邻片段随之变长或变短。</translation>
    </message>
    <message>
      <source>Drag sideways: the clip stays in its place and shows another part of its source.</source>
      <translation>左右拖动：片段位置不变，显示源素材的另一段。</translation>
    </message>
    <message>
      <source>Drag the end of this one with Ctrl: what comes later follows.</source>
      <translation>按住 Ctrl 拖动它的末端，后面的内容会跟着移动。</translation>
    </message>
    <message>
      <source>Drag the key to another time. Double-click to delete it.</source>
      <translation>拖动关键点到其他时间。双击删除。</translation>
    </message>
    <message>
      <source>Drag the keyframe. Double-click to delete it.</source>
      <translation>拖动关键帧。双击可删除。</translation>
    </message>
    <message>
      <source>Drag the keyframes to another time. Double-click to delete them.</source>
      <translation>拖动可改变关键帧的时间。双击可删除。</translation>
    </message>
    <message>
      <source>Drag to another program: the score as MIDI, with Shift as WAV. Click to save it, or its parts.</source>
      <translation>拖到其他程序：乐谱为 MIDI，按住 Shift 为 WAV。点击可保存乐谱或声部。</translation>
    </message>
    <message>
      <source>Drag to draw a loop, double-click to set a marker</source>
      <translation>拖动可划出循环区间，双击可添加标记</translation>
    </message>
    <message>
      <source>Drag to move the cut. Double-click for a crossfade.</source>
      <translation>拖动以移动剪辑点。双击添加交叉淡化。</translation>
    </message>
    <message>
      <source>Drag to move the cut. The edges set how long the transition lasts.</source>
      <translation>拖动以移动剪辑点。拖动边缘可改变转场时长。</translation>
    </message>
    <message>
      <source>Drag to move, turn the wheel to zoom, drag with the right button to see another part.</source>
      <translation>拖动以移动，滚动滚轮缩放，按住右键拖动查看其他部分。</translation>
    </message>
    <message>
      <source>Drag to move. Ctrl: push what comes later. Alt: move a copy. Shift: don't cling. Alt+click: only this one.</source>
      <translation>拖动以移动。Ctrl：插入并后推。Alt：移动副本。Shift：不吸附。Alt+单击：只选这一个。</translation>
    </message>
    <message>
      <source>Drag to scroll. The middle button does so with every tool.</source>
      <translation>拖动以滚动。任何工具下都可用鼠标中键。</translation>
    </message>
    <message>
      <source>Drag to set how long it fades in.</source>
      <translation>拖动以设置淡入时长。</translation>
    </message>
    <message>
      <source>Drag to set how long it fades out.</source>
      <translation>拖动以设置淡出时长。</translation>
    </message>
    <message>
      <source>Drag to set how long the transition lasts.</source>
      <translation>拖动以设置转场时长。</translation>
    </message>
    <message>
      <source>Drag to trim. Ctrl: what comes later follows. Shift: don't cling.</source>
      <translation>拖动以修剪。Ctrl：后面的内容随之移动。Shift：不吸附。</translation>
    </message>
    <message>
      <source>Drag to trim; what comes later follows on all tracks that aren't locked.</source>
      <translation>拖动以修剪；所有未锁定轨道上后面的内容随之移动。</translation>
    </message>
    <message>
      <source>Drag up or down. Ctrl+click: set a keyframe.</source>
      <translation>上下拖动。Ctrl+单击：添加关键帧。</translation>
    </message>
    <message>
      <source>Drag: how loud notes are, of the selection where there is one. Shift and drag: a straight ramp.</source>
      <translation>拖动：设置音符的力度，有选区时只改选区。按住 Shift 拖动：直线渐变。</translation>
    </message>
    <message>
      <source>Dragged and copied files</source>
      <translation>拖出和复制的文件</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>绘制</translation>
    </message>
    <message>
      <source>Draw a rectangle; arrow keys move it, Shift with them sizes it, Delete removes it.</source>
      <translation>拖出一个矩形；方向键移动，按住 Shift 调整大小，Delete 移除。</translation>
    </message>
    <message>
      <source>Draw note</source>
      <translation>绘制音符</translation>
    </message>
    <message>
      <source>Draw over a box in place of moving it</source>
      <translation>在方框上绘制新框而不是移动它</translation>
    </message>
    <message>
      <source>Drawbar organ</source>
      <translation>拉杆风琴</translation>
    </message>
    <message>
      <source>Drawing…</source>
      <translation>正在绘制…</translation>
    </message>
    <message>
      <source>Drop a file, or choose one</source>
      <translation>拖入文件，或选择一个</translation>
    </message>
    <message>
      <source>Drop a folder of music here</source>
      <translation>把音乐文件夹拖到这里</translation>
    </message>
    <message>
      <source>Drop a folder of pictures here</source>
      <translation>将图片文件夹拖到这里</translation>
    </message>
    <message>
      <source>Drop a folder of texts here</source>
      <translation>将文本文件夹拖到此处</translation>
    </message>
    <message>
      <source>Drop a folder, or choose one</source>
      <translation>拖入文件夹，或选择一个</translation>
    </message>
    <message>
      <source>Drop one on the form, or choose it.</source>
      <translation>把文件夹拖到表单上，或选取一个。</translation>
    </message>
    <message>
      <source>Drop pictures here, or choose files</source>
      <translation>把图片拖到这里，或选择文件</translation>
    </message>
    <message>
      <source>Drop pictures, films, sounds or scores here</source>
      <translation>将图片、影片、声音或乐谱拖放到此处</translation>
    </message>
    <message>
      <source>Drop the choices</source>
      <translation>放弃选择</translation>
    </message>
    <message>
      <source>Drop the file of a plugin here, or choose one.</source>
      <translation>将插件文件拖放到此处，或选择一个。</translation>
    </message>
    <message>
      <source>Drop-frame timecode: it keeps up with the clock</source>
      <translation>丢帧时间码：与时钟保持同步</translation>
    </message>
    <message>
      <source>Drum kits</source>
      <translation>鼓组</translation>
    </message>
    <message>
      <source>Drum machine</source>
      <translation>鼓机</translation>
    </message>
    <message>
      <source>Dulcimer</source>
      <translation>扬琴</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>复制一份</translation>
    </message>
    <message>
      <source>Duplicate artboard</source>
      <translation>复制画板</translation>
    </message>
    <message>
      <source>Duplicate clips</source>
      <translation>创建剪辑副本</translation>
    </message>
    <message>
      <source>Duplicate layers</source>
      <translation>复制图层</translation>
    </message>
    <message>
      <source>Duplicate sequence</source>
      <translation>创建序列副本</translation>
    </message>
    <message>
      <source>Duplicate writing</source>
      <translation>复制文稿</translation>
    </message>
    <message>
      <source>Duration</source>
      <translation>时长</translation>
    </message>
    <message>
      <source>EXCEPTIONS</source>
      <translation>例外</translation>
    </message>
    <message>
      <source>Each picture its own</source>
      <translation>每张图片各自的类别</translation>
    </message>
    <message>
      <source>Earlier states of project files, under File &gt; Older versions.</source>
      <translation>项目文件的早期状态，在“文件 &gt; 旧版本”中。</translation>
    </message>
    <message>
      <source>Echoes</source>
      <translation>回声</translation>
    </message>
    <message>
      <source>Edge colours</source>
      <translation>边缘颜色</translation>
    </message>
    <message>
      <source>Edit the notes</source>
      <translation>编辑音符</translation>
    </message>
    <message>
      <source>Effects</source>
      <translation>效果</translation>
    </message>
    <message>
      <source>Eighth notes</source>
      <translation>八分音符</translation>
    </message>
    <message>
      <source>Electric grand piano</source>
      <translation>电三角钢琴</translation>
    </message>
    <message>
      <source>Electric piano 1</source>
      <translation>电钢琴 1</translation>
    </message>
    <message>
      <source>Electric piano 2</source>
      <translation>电钢琴 2</translation>
    </message>
    <message>
      <source>Electric snare</source>
      <translation>电子军鼓</translation>
    </message>
    <message>
      <source>Electronic kit</source>
      <translation>电子鼓组</translation>
    </message>
    <message>
      <source>Elegant</source>
      <translation>优雅</translation>
    </message>
    <message>
      <source>Elements</source>
      <translation>元素</translation>
    </message>
    <message>
      <source>Elements of the ad</source>
      <translation>广告的元素</translation>
    </message>
    <message>
      <source>Ellipse</source>
      <translation>椭圆</translation>
    </message>
    <message>
      <source>Empty</source>
      <translation>空</translation>
    </message>
    <message>
      <source>Empty the palette</source>
      <translation>清空色板</translation>
    </message>
    <message>
      <source>Empty the trash</source>
      <translation>清空回收站</translation>
    </message>
    <message>
      <source>Empty the trash?</source>
      <translation>清空回收站？</translation>
    </message>
    <message>
      <source>Empty the trash…</source>
      <translation>清空回收站…</translation>
    </message>
    <message>
      <source>Empty…</source>
      <translation>清空…</translation>
    </message>
    <message>
      <source>End</source>
      <translation>结束</translation>
    </message>
    <message>
      <source>End the clip at the playhead</source>
      <translation>修剪片段结尾到播放头</translation>
    </message>
    <message>
      <source>End the loop at the playhead</source>
      <translation>循环区间到播放头结束</translation>
    </message>
    <message>
      <source>End the loop here</source>
      <translation>循环区间到此处结束</translation>
    </message>
    <message>
      <source>Ends too</source>
      <translation>包括末尾</translation>
    </message>
    <message>
      <source>Engines you added</source>
      <translation>您添加的引擎</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英语</translation>
    </message>
    <message>
      <source>English horn</source>
      <translation>英国管</translation>
    </message>
    <message>
      <source>Engraved notes</source>
      <translation>五线谱</translation>
    </message>
    <message>
      <source>Engraving...</source>
      <translation>正在排谱…</translation>
    </message>
    <message>
      <source>Enough to learn a manner.</source>
      <translation>足以学会一种风格。</translation>
    </message>
    <message>
      <source>Enough to learn their form, much of it by heart; a style takes about {characters} characters.</source>
      <translation>足以学会其形式，但多半是死记；要学会文风约需 {characters} 个字符。</translation>
    </message>
    <message>
      <source>Ensemble</source>
      <translation>合奏</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Enter closes, Escape gives up</source>
      <translation>回车键闭合，Esc 键放弃</translation>
    </message>
    <message>
      <source>Enter crops, Escape gives up</source>
      <translation>按 Enter 裁剪，按 Esc 放弃</translation>
    </message>
    <message>
      <source>Enter goes on from this word in a branch of its own.</source>
      <translation>按 Enter 从这个词另开一条分支续写。</translation>
    </message>
    <message>
      <source>Enter goes on from this word.</source>
      <translation>按 Enter 从这个词续写。</translation>
    </message>
    <message>
      <source>Enter places a result on</source>
      <translation>回车键将结果放到</translation>
    </message>
    <message>
      <source>Enter shows a branch, Delete takes it away.</source>
      <translation>Enter 显示一条分支，Delete 删除它。</translation>
    </message>
    <message>
      <source>Erase</source>
      <translation>擦除</translation>
    </message>
    <message>
      <source>Eraser: hide by mask</source>
      <translation>橡皮：用蒙版隐藏</translation>
    </message>
    <message>
      <source>Even</source>
      <translation>匀速</translation>
    </message>
    <message>
      <source>Even lines</source>
      <translation>均匀分行</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>任何位置</translation>
    </message>
    <message>
      <source>Examining the pictures</source>
      <translation>检查图片的进度</translation>
    </message>
    <message>
      <source>Examining the pictures…</source>
      <translation>正在检查图片…</translation>
    </message>
    <message>
      <source>Exclusion</source>
      <translation>排除</translation>
    </message>
    <message>
      <source>Explore from here</source>
      <translation>由此探索</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <source>Export again</source>
      <translation>再次导出</translation>
    </message>
    <message>
      <source>Export all artboards…</source>
      <translation>导出所有画板…</translation>
    </message>
    <message>
      <source>Export artboard…</source>
      <translation>导出画板…</translation>
    </message>
    <message>
      <source>Export it again where it comes from; a picture needs the ending of its own format.</source>
      <translation>请从来源重新导出；图片需使用其自身格式的扩展名。</translation>
    </message>
    <message>
      <source>Export model</source>
      <translation>导出模型</translation>
    </message>
    <message>
      <source>Export palette</source>
      <translation>导出色板</translation>
    </message>
    <message>
      <source>Export palette…</source>
      <translation>导出色板…</translation>
    </message>
    <message>
      <source>Export sequence</source>
      <translation>导出序列</translation>
    </message>
    <message>
      <source>Export sequence…</source>
      <translation>导出序列…</translation>
    </message>
    <message>
      <source>Export the curves and samples as event files, for TensorBoard and others</source>
      <translation>将曲线和样图导出为事件文件，供 TensorBoard 等使用</translation>
    </message>
    <message>
      <source>Export the curves for TensorBoard</source>
      <translation>导出曲线供 TensorBoard 使用</translation>
    </message>
    <message>
      <source>Export the curves into</source>
      <translation>导出曲线到</translation>
    </message>
    <message>
      <source>Export to</source>
      <translation>导出到</translation>
    </message>
    <message>
      <source>Exported {count} file.</source>
      <translation>已导出 {count} 个文件。</translation>
    </message>
    <message>
      <source>Exported {count} files.</source>
      <translation>已导出 {count} 个文件。</translation>
    </message>
    <message>
      <source>Exported {name}.</source>
      <translation>已导出 {name}。</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>Extra bold</source>
      <translation>特粗</translation>
    </message>
    <message>
      <source>Extra light</source>
      <translation>特细</translation>
    </message>
    <message>
      <source>Extract range</source>
      <translation>提取范围</translation>
    </message>
    <message>
      <source>FID {value}, where other pictures of the same kind measure {floor}: lower is better</source>
      <translation>FID {value}，同类其他图片为 {floor}：越低越好</translation>
    </message>
    <message>
      <source>FID {value}: lower is better</source>
      <translation>FID {value}：越低越好</translation>
    </message>
    <message>
      <source>FLAC</source>
      <translation>FLAC</translation>
    </message>
    <message>
      <source>Face</source>
      <translation>人脸</translation>
    </message>
    <message>
      <source>Fade in</source>
      <translation>淡入</translation>
    </message>
    <message>
      <source>Fade in and out</source>
      <translation>淡入淡出</translation>
    </message>
    <message>
      <source>Fade in, out</source>
      <translation>淡入、淡出</translation>
    </message>
    <message>
      <source>Fade out</source>
      <translation>淡出</translation>
    </message>
    <message>
      <source>Fades</source>
      <translation>淡入淡出</translation>
    </message>
    <message>
      <source>Fades and transition</source>
      <translation>淡变与转场</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>失败</translation>
    </message>
    <message>
      <source>Fallbacks: Arial, Noto Sans SC</source>
      <translation>备用字体：Arial, Noto Sans SC</translation>
    </message>
    <message>
      <source>Far: train longer, or on more pictures.</source>
      <translation>相差较远：请延长训练，或使用更多图片。</translation>
    </message>
    <message>
      <source>Farther</source>
      <translation>拉远</translation>
    </message>
    <message>
      <source>Favourite {number}</source>
      <translation>收藏 {number}</translation>
    </message>
    <message>
      <source>Favourites</source>
      <translation>收藏</translation>
    </message>
    <message>
      <source>Feather</source>
      <translation>羽化</translation>
    </message>
    <message>
      <source>Feather selection</source>
      <translation>羽化选区</translation>
    </message>
    <message>
      <source>Feather selection…</source>
      <translation>羽化选区…</translation>
    </message>
    <message>
      <source>Feed portrait</source>
      <translation>动态竖图</translation>
    </message>
    <message>
      <source>Feed square</source>
      <translation>动态方图</translation>
    </message>
    <message>
      <source>Few: much will be learned by heart. From about {many} on it is worth it.</source>
      <translation>偏少：大部分会被死记。约 {many} 个起才值得。</translation>
    </message>
    <message>
      <source>Fewer make smaller files.</source>
      <translation>帧数越少，文件越小。</translation>
    </message>
    <message>
      <source>Fiddle</source>
      <translation>民间提琴</translation>
    </message>
    <message>
      <source>Fifths lead</source>
      <translation>五度主音</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>File format of stills</source>
      <translation>静态图的文件格式</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Files in your own folders aren't deleted here.</source>
      <translation>这里不会删除你自己文件夹中的文件。</translation>
    </message>
    <message>
      <source>Files of the same names and lengths were found, but not the very same: {names}. Using them can be undone.</source>
      <translation>找到了名称和长度相同但内容不完全相同的文件：{names}。使用它们可以撤销。</translation>
    </message>
    <message>
      <source>Files that were dragged out or copied are deleted. Those that other programs copied stay there.</source>
      <translation>将删除拖出或复制的文件。其他程序已复制的文件不受影响。</translation>
    </message>
    <message>
      <source>Files that were dragged out or copied; they go after a day by themselves.</source>
      <translation>拖出或复制的文件；一天后会自动删除。</translation>
    </message>
    <message>
      <source>Files…</source>
      <translation>文件…</translation>
    </message>
    <message>
      <source>File…</source>
      <translation>文件…</translation>
    </message>
    <message>
      <source>Fill</source>
      <translation>填充</translation>
    </message>
    <message>
      <source>Fill colour</source>
      <translation>填充颜色</translation>
    </message>
    <message>
      <source>Fill in a campaign…</source>
      <translation>填写广告活动…</translation>
    </message>
    <message>
      <source>Fill selection</source>
      <translation>填充选区</translation>
    </message>
    <message>
      <source>Fill the form of the training with them</source>
      <translation>用它们填写训练表单</translation>
    </message>
    <message>
      <source>Fill the frame</source>
      <translation>填满画面</translation>
    </message>
    <message>
      <source>Fill the screen, or not; the keys of the timeline work too</source>
      <translation>切换全屏；时间线的快捷键在此同样有效</translation>
    </message>
    <message>
      <source>Films</source>
      <translation>影片</translation>
    </message>
    <message>
      <source>Films have even sizes: one px is left out when this is exported as a film.</source>
      <translation>影片的尺寸为偶数：导出影片时会舍去 1 像素。</translation>
    </message>
    <message>
      <source>Films of at most {seconds} s</source>
      <translation>影片最长 {seconds} 秒</translation>
    </message>
    <message>
      <source>Films take 2 to 60 seconds; give up to four lengths, such as 6, 15.</source>
      <translation>影片长 2 到 60 秒；最多给出四个长度，例如 6, 15。</translation>
    </message>
    <message>
      <source>Filter by kind, model, generator, tag, stars</source>
      <translation>按种类、模型、生成器、标签、星级筛选</translation>
    </message>
    <message>
      <source>Find a command</source>
      <translation>查找命令</translation>
    </message>
    <message>
      <source>Find a font</source>
      <translation>查找字体</translation>
    </message>
    <message>
      <source>Find a generator</source>
      <translation>查找生成器</translation>
    </message>
    <message>
      <source>Find a generator ({key})</source>
      <translation>查找生成器（{key}）</translation>
    </message>
    <message>
      <source>Find a generator…</source>
      <translation>查找生成器…</translation>
    </message>
    <message>
      <source>Find bad files and duplicates, choose crops, and see what the training will see</source>
      <translation>找出损坏和重复的文件，选择裁剪，并查看训练所见</translation>
    </message>
    <message>
      <source>Find new places for all that isn't pinned</source>
      <translation>为所有未固定的元素重新寻找位置</translation>
    </message>
    <message>
      <source>Finding</source>
      <translation>检查结果</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>检查结果</translation>
    </message>
    <message>
      <source>Fingered electric bass</source>
      <translation>指弹电贝斯</translation>
    </message>
    <message>
      <source>First film</source>
      <translation>第一部短片</translation>
    </message>
    <message>
      <source>Fit artboard</source>
      <translation>适应画板</translation>
    </message>
    <message>
      <source>Fit tempo to hit points</source>
      <translation>使速度贴合重音点</translation>
    </message>
    <message>
      <source>Fit tempo to markers</source>
      <translation>使曲速对齐标记</translation>
    </message>
    <message>
      <source>Fit the artboards</source>
      <translation>适应所有画板</translation>
    </message>
    <message>
      <source>Flag</source>
      <translation>标记</translation>
    </message>
    <message>
      <source>Flagged: {what}</source>
      <translation>已标记：{what}</translation>
    </message>
    <message>
      <source>Flip layers</source>
      <translation>翻转图层</translation>
    </message>
    <message>
      <source>Flip left to right</source>
      <translation>左右翻转</translation>
    </message>
    <message>
      <source>Flip top to bottom</source>
      <translation>上下翻转</translation>
    </message>
    <message>
      <source>Flow</source>
      <translation>流量</translation>
    </message>
    <message>
      <source>FluidR3Mono, which ships</source>
      <translation>FluidR3Mono（自带）</translation>
    </message>
    <message>
      <source>Flute</source>
      <translation>长笛</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Folder for the ads</source>
      <translation>存放广告的文件夹</translation>
    </message>
    <message>
      <source>Folder for the campaign</source>
      <translation>广告活动的文件夹</translation>
    </message>
    <message>
      <source>Folder to collect the project in</source>
      <translation>收集项目的文件夹</translation>
    </message>
    <message>
      <source>Folders and trash</source>
      <translation>文件夹与回收站</translation>
    </message>
    <message>
      <source>Folk</source>
      <translation>民族乐器</translation>
    </message>
    <message>
      <source>Follow the playhead while it plays</source>
      <translation>播放时跟随播放头</translation>
    </message>
    <message>
      <source>Follow the playhead, or not</source>
      <translation>开启或关闭跟随播放头</translation>
    </message>
    <message>
      <source>Follow what was learned</source>
      <translation>遵循已学到的偏好</translation>
    </message>
    <message>
      <source>Font</source>
      <translation>字体</translation>
    </message>
    <message>
      <source>Font size</source>
      <translation>字号</translation>
    </message>
    <message>
      <source>Font size, of the height of the frame</source>
      <translation>字号，占画面高度的比例</translation>
    </message>
    <message>
      <source>Fonts</source>
      <translation>字体</translation>
    </message>
    <message>
      <source>Fonts of this computer, which stay here: {names}.</source>
      <translation>本机字体，不会带走：{names}。</translation>
    </message>
    <message>
      <source>Fonts that stand in for it, parted by commas</source>
      <translation>备用字体，以逗号分隔</translation>
    </message>
    <message>
      <source>Fonts: its texts use none that may be copied</source>
      <translation>字体：文字没有使用可复制的字体</translation>
    </message>
    <message>
      <source>Fonts: {names}</source>
      <translation>字体：{names}</translation>
    </message>
    <message>
      <source>Fonts…</source>
      <translation>字体…</translation>
    </message>
    <message>
      <source>For</source>
      <translation>用途</translation>
    </message>
    <message>
      <source>For all that has a format or size of WeChat, Weibo, RedNote, Taobao or shops</source>
      <translation>凡格式或尺寸属于微信、微博、小红书、淘宝或电商的内容</translation>
    </message>
    <message>
      <source>For exported files that show something generated; others are never marked.</source>
      <translation>仅用于含有生成内容的导出文件；其他文件不会标注。</translation>
    </message>
    <message>
      <source>For platforms in China</source>
      <translation>用于中国平台</translation>
    </message>
    <message>
      <source>Forbidden words</source>
      <translation>禁用词</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>忘记</translation>
    </message>
    <message>
      <source>Forget a stopped training?</source>
      <translation>忘记一个已停止的训练？</translation>
    </message>
    <message>
      <source>Forget all choices among ads that were learned from; ads that were made stay as they are.</source>
      <translation>忘记所有学到的广告选择；已完成的广告保持不变。</translation>
    </message>
    <message>
      <source>Forget all notices</source>
      <translation>清除所有通知</translation>
    </message>
    <message>
      <source>Forget this search</source>
      <translation>删除此搜索</translation>
    </message>
    <message>
      <source>Forget what it has learned and start again</source>
      <translation>忘记已学内容，从头开始</translation>
    </message>
    <message>
      <source>Forget {count} stopped trainings?</source>
      <translation>忘记 {count} 个已停止的训练？</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>体式</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>格式</translation>
    </message>
    <message>
      <source>Formats</source>
      <translation>格式</translation>
    </message>
    <message>
      <source>Formats as text</source>
      <translation>版式文本</translation>
    </message>
    <message>
      <source>Formats checked on {date}</source>
      <translation>尺寸核对于 {date}</translation>
    </message>
    <message>
      <source>Formats for print with bleed, for screens and platforms</source>
      <translation>带出血的印刷格式，以及屏幕和平台格式</translation>
    </message>
    <message>
      <source>Formats that it is for</source>
      <translation>适用的版式</translation>
    </message>
    <message>
      <source>Found {count} missing file again.</source>
      <translation>已找回 {count} 个缺失的文件。</translation>
    </message>
    <message>
      <source>Found {count} missing files again.</source>
      <translation>已找回 {count} 个缺失的文件。</translation>
    </message>
    <message>
      <source>Found {names}.</source>
      <translation>找到 {names}。</translation>
    </message>
    <message>
      <source>Found {names}; {name} isn't among them. Choose another place.</source>
      <translation>找到 {names}；其中没有 {name}。请选择其他位置。</translation>
    </message>
    <message>
      <source>Fountain scripts</source>
      <translation>Fountain 剧本</translation>
    </message>
    <message>
      <source>Four voices</source>
      <translation>四声部</translation>
    </message>
    <message>
      <source>Frame</source>
      <translation>画幅</translation>
    </message>
    <message>
      <source>Frame to canvas</source>
      <translation>将画面放到画布</translation>
    </message>
    <message>
      <source>Frames a second</source>
      <translation>帧速率</translation>
    </message>
    <message>
      <source>Free notes</source>
      <translation>解锁音符</translation>
    </message>
    <message>
      <source>Free space at the edges, of the height of the frame</source>
      <translation>边缘留白，占画面高度的比例</translation>
    </message>
    <message>
      <source>Freed {size}.</source>
      <translation>已释放 {size}。</translation>
    </message>
    <message>
      <source>French</source>
      <translation>法语</translation>
    </message>
    <message>
      <source>French horn</source>
      <translation>圆号</translation>
    </message>
    <message>
      <source>Fretless bass</source>
      <translation>无品贝斯</translation>
    </message>
    <message>
      <source>Friendly</source>
      <translation>亲切</translation>
    </message>
    <message>
      <source>From '{name}'</source>
      <translation>来自“{name}”</translation>
    </message>
    <message>
      <source>From '{name}', changed by hand.</source>
      <translation>来自“{name}”，已手动改动。</translation>
    </message>
    <message>
      <source>From a file</source>
      <translation>来自文件</translation>
    </message>
    <message>
      <source>From a folder…</source>
      <translation>来自文件夹…</translation>
    </message>
    <message>
      <source>From a logo…</source>
      <translation>来自标志…</translation>
    </message>
    <message>
      <source>From bar</source>
      <translation>起始小节</translation>
    </message>
    <message>
      <source>From bar {number}</source>
      <translation>从第 {number} 小节起</translation>
    </message>
    <message>
      <source>From the brush to the eraser and back</source>
      <translation>在画笔与橡皮之间切换</translation>
    </message>
    <message>
      <source>From the left</source>
      <translation>距左侧</translation>
    </message>
    <message>
      <source>From the middle, across</source>
      <translation>水平偏离中心</translation>
    </message>
    <message>
      <source>From the middle, down</source>
      <translation>垂直偏离中心</translation>
    </message>
    <message>
      <source>From the project</source>
      <translation>来自项目</translation>
    </message>
    <message>
      <source>From the results, the library, the canvas or a folder; Shift+Enter places a result.</source>
      <translation>可从结果、资源库、画布或文件夹拖入；Shift+Enter 可放置结果。</translation>
    </message>
    <message>
      <source>From the top</source>
      <translation>距顶部</translation>
    </message>
    <message>
      <source>From your choices, past ads and figures</source>
      <translation>来自您的选择、过往广告与投放数据</translation>
    </message>
    <message>
      <source>From your plugin folder</source>
      <translation>来自你的插件文件夹</translation>
    </message>
    <message>
      <source>Fréchet distance {value}, where other pictures of the same kind measure {floor}: lower is better. {verdict}</source>
      <translation>弗雷歇距离 {value}（同类的其他图片为 {floor}）：越低越好。{verdict}</translation>
    </message>
    <message>
      <source>Fréchet distance {value}: lower is better</source>
      <translation>弗雷歇距离 {value}：越低越好</translation>
    </message>
    <message>
      <source>Full</source>
      <translation>全分辨率</translation>
    </message>
    <message>
      <source>Full HD</source>
      <translation>全高清</translation>
    </message>
    <message>
      <source>GIF, small</source>
      <translation>小尺寸 GIF</translation>
    </message>
    <message>
      <source>Gauge: {percent} %</source>
      <translation>量表：{percent} %</translation>
    </message>
    <message>
      <source>Gave up {name}; nothing of it was written.</source>
      <translation>已放弃导出 {name}；没有写入任何内容。</translation>
    </message>
    <message>
      <source>Generate</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Generated</source>
      <translation>生成内容</translation>
    </message>
    <message>
      <source>Generator</source>
      <translation>生成器</translation>
    </message>
    <message>
      <source>Generators</source>
      <translation>生成器</translation>
    </message>
    <message>
      <source>Generators work on it; on all of them where none is marked</source>
      <translation>生成器处理此轨道；都未标记时处理全部</translation>
    </message>
    <message>
      <source>German</source>
      <translation>德语</translation>
    </message>
    <message>
      <source>Getting ready…</source>
      <translation>正在准备…</translation>
    </message>
    <message>
      <source>Give 1 to 5 stars; 0 takes them away</source>
      <translation>给 1 到 5 星；0 取消</translation>
    </message>
    <message>
      <source>Give the style more freedom for others.</source>
      <translation>给文风更多自由，就会有不同的。</translation>
    </message>
    <message>
      <source>Give up all</source>
      <translation>全部放弃</translation>
    </message>
    <message>
      <source>Give up and close</source>
      <translation>放弃并关闭</translation>
    </message>
    <message>
      <source>Give up the export</source>
      <translation>放弃导出</translation>
    </message>
    <message>
      <source>Give up what is dragged, else choose nothing, else mark no bars</source>
      <translation>放弃正在拖动的操作，否则取消选择，否则取消标记小节</translation>
    </message>
    <message>
      <source>Give up what is dragged, else go back to selecting, else select nothing</source>
      <translation>放弃当前拖动；否则回到选择工具；否则取消选择</translation>
    </message>
    <message>
      <source>Give up {name}</source>
      <translation>放弃 {name}</translation>
    </message>
    <message>
      <source>Give what was placed of it the words that it has now</source>
      <translation>让由它放置的内容换成现在的文字</translation>
    </message>
    <message>
      <source>Giving up {name}</source>
      <translation>正在放弃 {name}</translation>
    </message>
    <message>
      <source>Glockenspiel</source>
      <translation>钟琴</translation>
    </message>
    <message>
      <source>Go back</source>
      <translation>回退</translation>
    </message>
    <message>
      <source>Go back to {place}</source>
      <translation>回到 {place}</translation>
    </message>
    <message>
      <source>Go back to {place}?</source>
      <translation>回到 {place}？</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Go on from the caret</source>
      <translation>从光标处续写</translation>
    </message>
    <message>
      <source>Go on from there with other settings</source>
      <translation>以其他设置从那里继续</translation>
    </message>
    <message>
      <source>Go on from where it stopped</source>
      <translation>从停下的地方继续</translation>
    </message>
    <message>
      <source>Go on in the background</source>
      <translation>在后台继续</translation>
    </message>
    <message>
      <source>Go on with</source>
      <translation>继续使用</translation>
    </message>
    <message>
      <source>Go on with it</source>
      <translation>继续这份工作</translation>
    </message>
    <message>
      <source>Go on with it in '{name}'</source>
      <translation>用它接着写“{name}”</translation>
    </message>
    <message>
      <source>Go there</source>
      <translation>前往</translation>
    </message>
    <message>
      <source>Go to a time</source>
      <translation>转到时间</translation>
    </message>
    <message>
      <source>Go to the beginning, to the end, or a bar back or on</source>
      <translation>跳到开头、结尾，或前后一小节</translation>
    </message>
    <message>
      <source>Go to the cut before</source>
      <translation>转到上一个剪辑点</translation>
    </message>
    <message>
      <source>Go to the end</source>
      <translation>转到结尾</translation>
    </message>
    <message>
      <source>Go to the keyframe before</source>
      <translation>转到上一关键帧</translation>
    </message>
    <message>
      <source>Go to the marker before</source>
      <translation>转到上一个标记</translation>
    </message>
    <message>
      <source>Go to the middle of the notes</source>
      <translation>跳到音符的中部</translation>
    </message>
    <message>
      <source>Go to the next cut</source>
      <translation>转到下一个剪辑点</translation>
    </message>
    <message>
      <source>Go to the next keyframe</source>
      <translation>转到下一关键帧</translation>
    </message>
    <message>
      <source>Go to the next marker</source>
      <translation>转到下一个标记</translation>
    </message>
    <message>
      <source>Go to the results that wait; these stay in the tray</source>
      <translation>查看等待中的结果；这些留在结果栏</translation>
    </message>
    <message>
      <source>Go to the start</source>
      <translation>转到开头</translation>
    </message>
    <message>
      <source>Go to this key</source>
      <translation>转到这个关键点</translation>
    </message>
    <message>
      <source>Goblins</source>
      <translation>鬼怪</translation>
    </message>
    <message>
      <source>Google landscape</source>
      <translation>Google 横图</translation>
    </message>
    <message>
      <source>Google logo</source>
      <translation>Google 标志</translation>
    </message>
    <message>
      <source>Google logo, wide</source>
      <translation>Google 宽标志</translation>
    </message>
    <message>
      <source>Google portrait</source>
      <translation>Google 竖图</translation>
    </message>
    <message>
      <source>Google square</source>
      <translation>Google 方图</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>绿</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>灰色</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>网格</translation>
    </message>
    <message>
      <source>Grid: what notes snap to and are quantised to (1 to 6)</source>
      <translation>网格：音符对齐和量化的单位（1 至 6）</translation>
    </message>
    <message>
      <source>Ground beside it</source>
      <translation>旁边的底色</translation>
    </message>
    <message>
      <source>Grounds that it is made for</source>
      <translation>适用的底色</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>编组</translation>
    </message>
    <message>
      <source>Group clips</source>
      <translation>编组片段</translation>
    </message>
    <message>
      <source>Group layers</source>
      <translation>编组图层</translation>
    </message>
    <message>
      <source>Grow selection</source>
      <translation>扩大选区</translation>
    </message>
    <message>
      <source>Grow selection…</source>
      <translation>扩大选区…</translation>
    </message>
    <message>
      <source>Guide</source>
      <translation>使用指南</translation>
    </message>
    <message>
      <source>Guide…</source>
      <translation>使用指南…</translation>
    </message>
    <message>
      <source>Guitar</source>
      <translation>吉他</translation>
    </message>
    <message>
      <source>Guitar fret noise</source>
      <translation>吉他品丝噪声</translation>
    </message>
    <message>
      <source>Guitar harmonics</source>
      <translation>吉他泛音</translation>
    </message>
    <message>
      <source>Gunshot</source>
      <translation>枪声</translation>
    </message>
    <message>
      <source>HD</source>
      <translation>高清</translation>
    </message>
    <message>
      <source>HTML5 banners</source>
      <translation>HTML5 横幅</translation>
    </message>
    <message>
      <source>Half</source>
      <translation>1/2</translation>
    </message>
    <message>
      <source>Half a minute from dawn to night: pictures that move, subtitles, a score. Space plays it.</source>
      <translation>从黎明到夜晚的半分钟：会动的画面、字幕和配乐。按空格键播放。</translation>
    </message>
    <message>
      <source>Half notes</source>
      <translation>二分音符</translation>
    </message>
    <message>
      <source>Half page</source>
      <translation>半页</translation>
    </message>
    <message>
      <source>Halo pad</source>
      <translation>光环铺底</translation>
    </message>
    <message>
      <source>Hand clap</source>
      <translation>拍手</translation>
    </message>
    <message>
      <source>Hand: scroll by dragging</source>
      <translation>手形：拖动滚动</translation>
    </message>
    <message>
      <source>Handover: PDF, PNG, PSD</source>
      <translation>交付：PDF、PNG、PSD</translation>
    </message>
    <message>
      <source>Hard light</source>
      <translation>强光</translation>
    </message>
    <message>
      <source>Hardness</source>
      <translation>硬度</translation>
    </message>
    <message>
      <source>Harmonica</source>
      <translation>口琴</translation>
    </message>
    <message>
      <source>Harpsichord</source>
      <translation>羽管键琴</translation>
    </message>
    <message>
      <source>Headline</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>Hear it alone</source>
      <translation>独奏</translation>
    </message>
    <message>
      <source>Hear {name}</source>
      <translation>取消静音“{name}”</translation>
    </message>
    <message>
      <source>Heard by {font}</source>
      <translation>音色库：{font}</translation>
    </message>
    <message>
      <source>Heaviest file</source>
      <translation>文件上限</translation>
    </message>
    <message>
      <source>Heed again</source>
      <translation>恢复提示</translation>
    </message>
    <message>
      <source>Heed them again</source>
      <translation>恢复提示</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高度</translation>
    </message>
    <message>
      <source>Height, px</source>
      <translation>高度（px）</translation>
    </message>
    <message>
      <source>Helicopter</source>
      <translation>直升机</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>隐藏</translation>
    </message>
    <message>
      <source>Hide again</source>
      <translation>再次隐藏</translation>
    </message>
    <message>
      <source>Hide it again</source>
      <translation>再次隐藏</translation>
    </message>
    <message>
      <source>Hide selected pixels</source>
      <translation>隐藏所选像素</translation>
    </message>
    <message>
      <source>Hide the score</source>
      <translation>隐藏乐谱</translation>
    </message>
    <message>
      <source>Hide {name}</source>
      <translation>隐藏 {name}</translation>
    </message>
    <message>
      <source>High agogo</source>
      <translation>高音阿哥哥铃</translation>
    </message>
    <message>
      <source>High bongo</source>
      <translation>高音邦戈鼓</translation>
    </message>
    <message>
      <source>High floor tom</source>
      <translation>高音落地桶鼓</translation>
    </message>
    <message>
      <source>High timbale</source>
      <translation>高音天巴鼓</translation>
    </message>
    <message>
      <source>High tom</source>
      <translation>高音桶鼓</translation>
    </message>
    <message>
      <source>High wood block</source>
      <translation>高音木鱼</translation>
    </message>
    <message>
      <source>High-mid tom</source>
      <translation>中高音桶鼓</translation>
    </message>
    <message>
      <source>History</source>
      <translation>历史</translation>
    </message>
    <message>
      <source>Hit point</source>
      <translation>重音点</translation>
    </message>
    <message>
      <source>Hit point: music should meet it</source>
      <translation>重音点：音乐应与其对齐</translation>
    </message>
    <message>
      <source>Hold frame</source>
      <translation>冻结画面</translation>
    </message>
    <message>
      <source>Hold this frame to the end</source>
      <translation>定格到片段结尾</translation>
    </message>
    <message>
      <source>Hold this frame to the end of the clip, or let it run on</source>
      <translation>定格到片段结尾，或继续播放</translation>
    </message>
    <message>
      <source>Hold to see it without the candidate</source>
      <translation>按住以查看没有候选时的样子</translation>
    </message>
    <message>
      <source>Hold to see what was there before</source>
      <translation>按住查看之前的状态</translation>
    </message>
    <message>
      <source>Hold, then jump</source>
      <translation>定格</translation>
    </message>
    <message>
      <source>Honky-tonk piano</source>
      <translation>酒吧钢琴</translation>
    </message>
    <message>
      <source>How '{title}' was made, to train one like it</source>
      <translation>“{title}”是如何制作的，以便训练类似的模型</translation>
    </message>
    <message>
      <source>How far</source>
      <translation>程度</translation>
    </message>
    <message>
      <source>How far variations go</source>
      <translation>变化的幅度</translation>
    </message>
    <message>
      <source>How far variations go from this result: 0 stays with it, 100 leaves it</source>
      <translation>变化离此结果多远：0 与它相同，100 完全离开</translation>
    </message>
    <message>
      <source>How good and how varied what '{title}' makes is</source>
      <translation>“{title}”的生成效果有多好、多丰富</translation>
    </message>
    <message>
      <source>How good is it?</source>
      <translation>好不好？</translation>
    </message>
    <message>
      <source>How it looks</source>
      <translation>外观</translation>
    </message>
    <message>
      <source>How it speaks: warm, plain, witty</source>
      <translation>说话的语气：温暖、朴实、风趣</translation>
    </message>
    <message>
      <source>How loud the sequence sounds, left above right: -60 to 0 dB</source>
      <translation>序列的响度，左声道在上、右声道在下：-60 到 0 dB</translation>
    </message>
    <message>
      <source>How many alternatives are written at once</source>
      <translation>同时写几个候选</translation>
    </message>
    <message>
      <source>How much of what is around the selection the generator is shown</source>
      <translation>提供给生成器的选区周边范围</translation>
    </message>
    <message>
      <source>How much the platform may cover at each edge; words and logo keep clear of it.</source>
      <translation>平台在各边可能遮挡的范围；文字和标志会避开这里。</translation>
    </message>
    <message>
      <source>How much time is seen</source>
      <translation>显示的时间范围</translation>
    </message>
    <message>
      <source>How often it plays; at most 30 s in all.</source>
      <translation>播放几遍；总共最多 30 秒。</translation>
    </message>
    <message>
      <source>How the layer mixes with what is below</source>
      <translation>图层与下方内容的混合方式</translation>
    </message>
    <message>
      <source>How the training goes</source>
      <translation>训练进展</translation>
    </message>
    <message>
      <source>Hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <source>Hue and saturation</source>
      <translation>色相和饱和度</translation>
    </message>
    <message>
      <source>Humanise</source>
      <translation>人性化</translation>
    </message>
    <message>
      <source>Humanise notes</source>
      <translation>人性化音符</translation>
    </message>
    <message>
      <source>Icon</source>
      <translation>图标</translation>
    </message>
    <message>
      <source>Icons and other things that are made again when they are needed.</source>
      <translation>图标等需要时会重新生成的内容。</translation>
    </message>
    <message>
      <source>If it was moved or renamed, that file is as it was saved before; Save as writes over it.</source>
      <translation>如果它被移动或改名，那个文件仍是上次保存时的样子；可用“另存为”覆盖它。</translation>
    </message>
    <message>
      <source>Images a second</source>
      <translation>每秒图片数</translation>
    </message>
    <message>
      <source>Import palette</source>
      <translation>导入色板</translation>
    </message>
    <message>
      <source>Import palette…</source>
      <translation>导入色板…</translation>
    </message>
    <message>
      <source>Import sequence</source>
      <translation>导入序列</translation>
    </message>
    <message>
      <source>Import subtitles</source>
      <translation>导入字幕</translation>
    </message>
    <message>
      <source>Import texts</source>
      <translation>导入文本</translation>
    </message>
    <message>
      <source>Import texts…</source>
      <translation>导入文本…</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>导入…</translation>
    </message>
    <message>
      <source>In a form</source>
      <translation>表单中</translation>
    </message>
    <message>
      <source>In a score</source>
      <translation>在乐谱中</translation>
    </message>
    <message>
      <source>In a writing</source>
      <translation>在文稿中</translation>
    </message>
    <message>
      <source>In print</source>
      <translation>印刷尺寸</translation>
    </message>
    <message>
      <source>In the box</source>
      <translation>框内位置</translation>
    </message>
    <message>
      <source>In the form</source>
      <translation>已填入表单</translation>
    </message>
    <message>
      <source>In the frame</source>
      <translation>画面中</translation>
    </message>
    <message>
      <source>In the library</source>
      <translation>在素材库中</translation>
    </message>
    <message>
      <source>In the metadata</source>
      <translation>写入元数据</translation>
    </message>
    <message>
      <source>In the middle</source>
      <translation>居中</translation>
    </message>
    <message>
      <source>In the source, from</source>
      <translation>源素材入点</translation>
    </message>
    <message>
      <source>In the window of the monitor</source>
      <translation>在监视器窗口中</translation>
    </message>
    <message>
      <source>Inception Score {value}: how clear and varied recognised things are; higher is better</source>
      <translation>Inception Score {value}：识别出的事物有多清晰、多丰富；越高越好</translation>
    </message>
    <message>
      <source>Ink</source>
      <translation>文字色</translation>
    </message>
    <message>
      <source>Inner corners</source>
      <translation>内角</translation>
    </message>
    <message>
      <source>Insert bars</source>
      <translation>插入小节</translation>
    </message>
    <message>
      <source>Insert empty bars before those that are marked</source>
      <translation>在标记的小节前插入空白小节</translation>
    </message>
    <message>
      <source>Insert empty time where the loop is</source>
      <translation>在循环区域处插入空白时间</translation>
    </message>
    <message>
      <source>Insert held frame</source>
      <translation>插入冻结帧</translation>
    </message>
    <message>
      <source>Insert into the name</source>
      <translation>插入到名称中</translation>
    </message>
    <message>
      <source>Insert time</source>
      <translation>插入时间</translation>
    </message>
    <message>
      <source>Insert {count} bar before</source>
      <translation>在前面插入 {count} 小节</translation>
    </message>
    <message>
      <source>Insert {count} bars before</source>
      <translation>在前面插入 {count} 小节</translation>
    </message>
    <message>
      <source>Inside</source>
      <translation>内侧</translation>
    </message>
    <message>
      <source>Instagram Reel 1080 × 1920</source>
      <translation>Instagram Reels 1080 × 1920</translation>
    </message>
    <message>
      <source>Install a plugin</source>
      <translation>安装插件</translation>
    </message>
    <message>
      <source>Install a plugin?</source>
      <translation>要安装插件吗？</translation>
    </message>
    <message>
      <source>Install and enable</source>
      <translation>安装并启用</translation>
    </message>
    <message>
      <source>Installed with pip</source>
      <translation>通过 pip 安装</translation>
    </message>
    <message>
      <source>Install…</source>
      <translation>安装…</translation>
    </message>
    <message>
      <source>Instead of '{name}'</source>
      <translation>代替“{name}”</translation>
    </message>
    <message>
      <source>Instead of a scale; 0 for none.</source>
      <translation>代替缩放；0 表示不用。</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>乐器</translation>
    </message>
    <message>
      <source>Instrument of {name}: {instrument}</source>
      <translation>{name}的乐器：{instrument}</translation>
    </message>
    <message>
      <source>Into the selection</source>
      <translation>生成到选区</translation>
    </message>
    <message>
      <source>Invert selection</source>
      <translation>反选选区</translation>
    </message>
    <message>
      <source>Is being tried</source>
      <translation>正在检验</translation>
    </message>
    <message>
      <source>It computes from the next start of the studio on.</source>
      <translation>下次启动后将由它计算。</translation>
    </message>
    <message>
      <source>It is in the results a second time; discard it when you don't need it.</source>
      <translation>它在结果中第二次出现；不需要时可以丢弃。</translation>
    </message>
    <message>
      <source>It is ready ({model}).</source>
      <translation>已就绪（{model}）。</translation>
    </message>
    <message>
      <source>It is ready.</source>
      <translation>已就绪。</translation>
    </message>
    <message>
      <source>It is shown by {names}. A placeholder stays in each place until you bring it back.</source>
      <translation>它正显示于 {names}。在你恢复它之前，每处会保留一个占位框。</translation>
    </message>
    <message>
      <source>It isn't looked for, and what was said before is passed over.</source>
      <translation>不查找，并忽略先前的检查结果。</translation>
    </message>
    <message>
      <source>It runs with your rights: it can read, change and send whatever you can. Install it only if you trust who gave it to you, and compare the hash with what its author publishes.</source>
      <translation>它以您的权限运行：您能读取、更改和发送的，它都能。只有信任提供者时才安装，并将哈希值与作者公布的值核对。</translation>
    </message>
    <message>
      <source>It runs with your rights: it can read, change and send whatever you can. Switch it off if you don't know it; Help &gt; Plugins… lists them all.</source>
      <translation>它以您的权限运行：您能读取、更改和发送的，它都能。如果您不认识它，请将其关闭；“帮助 &gt; 插件…”中列出了所有插件。</translation>
    </message>
    <message>
      <source>It stands alone.</source>
      <translation>独立，未关联其他尺寸。</translation>
    </message>
    <message>
      <source>It was cancelled.</source>
      <translation>已取消。</translation>
    </message>
    <message>
      <source>It was too loud and was limited; click to put the light out</source>
      <translation>声音过大，已被限幅；点击可熄灭指示灯</translation>
    </message>
    <message>
      <source>Italic</source>
      <translation>斜体</translation>
    </message>
    <message>
      <source>Its files are copied…</source>
      <translation>正在复制所用文件……</translation>
    </message>
    <message>
      <source>Its files are deleted from this machine; this can't be undone. Export it first to keep a copy.</source>
      <translation>其文件将从本机删除，无法撤销。如需保留副本，请先导出。</translation>
    </message>
    <message>
      <source>Its files are deleted. What you made with it stays, and can be made again once it is back.</source>
      <translation>它的文件将被删除。用它制作的内容会保留，重新安装后可再次生成。</translation>
    </message>
    <message>
      <source>Its generators stand in the list of generators.</source>
      <translation>它的生成器已列在生成器列表中。</translation>
    </message>
    <message>
      <source>Its key stays in the data folder, readable by you alone. Others can see that your files weren't changed, but not that it is really you: no authority vouches for it.</source>
      <translation>私钥保存在数据文件夹中，只有您可以读取。他人能看出文件未被改动，但无法确认确实是您：没有机构为其担保。</translation>
    </message>
    <message>
      <source>Its network isn't installed. {how}</source>
      <translation>尚未安装它的网络。{how}</translation>
    </message>
    <message>
      <source>Its recipe is beside it, in {name}.</source>
      <translation>它的配方在旁边的 {name} 中。</translation>
    </message>
    <message>
      <source>Its recipe is in the file.</source>
      <translation>文件中含有它的配方。</translation>
    </message>
    <message>
      <source>Its writing has other words now.</source>
      <translation>它的文稿文字已改变。</translation>
    </message>
    <message>
      <source>Its writing isn't in the project any more.</source>
      <translation>它的文稿已不在项目中。</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>日语</translation>
    </message>
    <message>
      <source>Jazz guitar</source>
      <translation>爵士吉他</translation>
    </message>
    <message>
      <source>Jazz kit</source>
      <translation>爵士鼓组</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>任务</translation>
    </message>
    <message>
      <source>Join notes</source>
      <translation>合并音符</translation>
    </message>
    <message>
      <source>Join notes of one pitch</source>
      <translation>合并同音高的音符</translation>
    </message>
    <message>
      <source>Justified</source>
      <translation>两端对齐</translation>
    </message>
    <message>
      <source>KID {value}: lower is better, 0 is best</source>
      <translation>KID {value}：越低越好，0 为最佳</translation>
    </message>
    <message>
      <source>Kalimba</source>
      <translation>卡林巴</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Keep as a note</source>
      <translation>存为笔记</translation>
    </message>
    <message>
      <source>Keep as a script</source>
      <translation>存为剧本</translation>
    </message>
    <message>
      <source>Keep as note</source>
      <translation>留作笔记</translation>
    </message>
    <message>
      <source>Keep as script</source>
      <translation>留作剧本</translation>
    </message>
    <message>
      <source>Keep as writing</source>
      <translation>留作文稿</translation>
    </message>
    <message>
      <source>Keep choices</source>
      <translation>保留选择</translation>
    </message>
    <message>
      <source>Keep in the project</source>
      <translation>保留到项目中</translation>
    </message>
    <message>
      <source>Keep it</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Keep it open</source>
      <translation>保持打开</translation>
    </message>
    <message>
      <source>Keep proportions</source>
      <translation>保持比例</translation>
    </message>
    <message>
      <source>Keep text</source>
      <translation>保留文字</translation>
    </message>
    <message>
      <source>Keep the words as they are</source>
      <translation>保留现有文字</translation>
    </message>
    <message>
      <source>Keep this search</source>
      <translation>保存此搜索</translation>
    </message>
    <message>
      <source>Keep this seed for the next runs</source>
      <translation>后续运行保留此种子</translation>
    </message>
    <message>
      <source>Keep this style</source>
      <translation>保存这种文风</translation>
    </message>
    <message>
      <source>Keep this style…</source>
      <translation>保存这种文风…</translation>
    </message>
    <message>
      <source>Keep to the scale</source>
      <translation>限制在音阶内</translation>
    </message>
    <message>
      <source>Keep what is in both</source>
      <translation>与选区交叉</translation>
    </message>
    <message>
      <source>Ken Burns</source>
      <translation>推拉摇移（Ken Burns）</translation>
    </message>
    <message>
      <source>Ken Burns: farther</source>
      <translation>肯·伯恩斯效果：拉远</translation>
    </message>
    <message>
      <source>Ken Burns: nearer</source>
      <translation>肯·伯恩斯效果：推近</translation>
    </message>
    <message>
      <source>Ken Burns: none</source>
      <translation>肯·伯恩斯效果：无</translation>
    </message>
    <message>
      <source>Ken Burns: to the left</source>
      <translation>肯·伯恩斯效果：向左</translation>
    </message>
    <message>
      <source>Ken Burns: to the right</source>
      <translation>肯·伯恩斯效果：向右</translation>
    </message>
    <message>
      <source>Kept searches</source>
      <translation>已保存的搜索</translation>
    </message>
    <message>
      <source>Kept.</source>
      <translation>已保存。</translation>
    </message>
    <message>
      <source>Kernel distance {value}: lower is better, 0 is best</source>
      <translation>核距离 {value}：越低越好，0 为最佳</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>调</translation>
    </message>
    <message>
      <source>Key {number}</source>
      <translation>关键点 {number}</translation>
    </message>
    <message>
      <source>Keyboard</source>
      <translation>键盘</translation>
    </message>
    <message>
      <source>Keyboard to the next panel</source>
      <translation>键盘移到下一个面板</translation>
    </message>
    <message>
      <source>Keyboard to the panel before</source>
      <translation>键盘移到上一个面板</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>快捷键</translation>
    </message>
    <message>
      <source>Keys over time</source>
      <translation>关键点</translation>
    </message>
    <message>
      <source>Keys…</source>
      <translation>快捷键…</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>种类</translation>
    </message>
    <message>
      <source>Kits</source>
      <translation>套件</translation>
    </message>
    <message>
      <source>Known to artboards, ads and campaigns of all projects on this computer.</source>
      <translation>可用于这台电脑上所有项目的画板、广告和营销活动。</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>韩语</translation>
    </message>
    <message>
      <source>Koto</source>
      <translation>筝</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>标识</translation>
    </message>
    <message>
      <source>Lacks</source>
      <translation>缺少</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Language of the line, as en or zh</source>
      <translation>该行的语言，如 en 或 zh</translation>
    </message>
    <message>
      <source>Languages</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Laptop</source>
      <translation>笔记本电脑</translation>
    </message>
    <message>
      <source>Large</source>
      <translation>大</translation>
    </message>
    <message>
      <source>Large mobile banner</source>
      <translation>大型移动横幅</translation>
    </message>
    <message>
      <source>Large rectangle</source>
      <translation>大矩形</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>放大</translation>
    </message>
    <message>
      <source>Larger letters</source>
      <translation>放大文字</translation>
    </message>
    <message>
      <source>Lasso: select by drawing around</source>
      <translation>套索：圈选</translation>
    </message>
    <message>
      <source>Last colour</source>
      <translation>末端颜色</translation>
    </message>
    <message>
      <source>Latin</source>
      <translation>拉丁文</translation>
    </message>
    <message>
      <source>Layer via copy</source>
      <translation>通过拷贝新建图层</translation>
    </message>
    <message>
      <source>Layer via cut</source>
      <translation>通过剪切新建图层</translation>
    </message>
    <message>
      <source>Layered OpenRaster</source>
      <translation>分层 OpenRaster</translation>
    </message>
    <message>
      <source>Layered PSD</source>
      <translation>分层 PSD</translation>
    </message>
    <message>
      <source>Layered PSD of each</source>
      <translation>每个版式的分层 PSD</translation>
    </message>
    <message>
      <source>Layered PSDs</source>
      <translation>分层 PSD</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>图层</translation>
    </message>
    <message>
      <source>Layout</source>
      <translation>版式</translation>
    </message>
    <message>
      <source>Layouts</source>
      <translation>版式</translation>
    </message>
    <message>
      <source>Leaderboard</source>
      <translation>页首横幅</translation>
    </message>
    <message>
      <source>Lean a layer, while a handle at the middle of an edge is dragged</source>
      <translation>拖动边缘中间的手柄时倾斜图层</translation>
    </message>
    <message>
      <source>Learn from the ads that you place</source>
      <translation>从您放置的广告中学习</translation>
    </message>
    <message>
      <source>Learned from {count} images, repeats counted</source>
      <translation>学习了 {count} 张图片（重复计入）</translation>
    </message>
    <message>
      <source>Learned from {count} thousand tokens, repeats counted</source>
      <translation>学习过 {count} 千个词元（含重复）</translation>
    </message>
    <message>
      <source>Learned from {what}</source>
      <translation>学自{what}</translation>
    </message>
    <message>
      <source>Learned pieces</source>
      <translation>学过的乐曲</translation>
    </message>
    <message>
      <source>Learned texts</source>
      <translation>学过的文本</translation>
    </message>
    <message>
      <source>Least contrast of words: {ratio} to 1</source>
      <translation>文字最低对比度：{ratio} 比 1</translation>
    </message>
    <message>
      <source>Least width</source>
      <translation>最小宽度</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>排除</translation>
    </message>
    <message>
      <source>Leave them missing</source>
      <translation>保持缺失</translation>
    </message>
    <message>
      <source>Leave these</source>
      <translation>保留这些</translation>
    </message>
    <message>
      <source>Leave this one out</source>
      <translation>去掉这一项</translation>
    </message>
    <message>
      <source>Leave what is selected out</source>
      <translation>排除所选图片</translation>
    </message>
    <message>
      <source>Leave {count} bad file or duplicate out</source>
      <translation>排除 {count} 个损坏或重复的文件</translation>
    </message>
    <message>
      <source>Leave {count} bad files and duplicates out</source>
      <translation>排除 {count} 个损坏或重复的文件</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>左</translation>
    </message>
    <message>
      <source>Left edges</source>
      <translation>左边缘</translation>
    </message>
    <message>
      <source>Left out ({count})</source>
      <translation>已排除（{count}）</translation>
    </message>
    <message>
      <source>Left out in safe mode</source>
      <translation>安全模式下未载入</translation>
    </message>
    <message>
      <source>Left out of every training</source>
      <translation>每次训练都排除</translation>
    </message>
    <message>
      <source>Left out: {items}.</source>
      <translation>未采用：{items}。</translation>
    </message>
    <message>
      <source>Left out: {name}. {reason}</source>
      <translation>未放入：{name}。{reason}</translation>
    </message>
    <message>
      <source>Left to right</source>
      <translation>从左到右</translation>
    </message>
    <message>
      <source>Legal line</source>
      <translation>法律声明</translation>
    </message>
    <message>
      <source>Legal lines</source>
      <translation>法律声明</translation>
    </message>
    <message>
      <source>Legato</source>
      <translation>连奏</translation>
    </message>
    <message>
      <source>Legible sizes</source>
      <translation>字号清晰</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>时长</translation>
    </message>
    <message>
      <source>Length of the sequence</source>
      <translation>序列的长度</translation>
    </message>
    <message>
      <source>Length of the transition</source>
      <translation>转场时长</translation>
    </message>
    <message>
      <source>Lengths in seconds, such as 6, 15. A film of the timeline that shows an artboard is taken as it is.</source>
      <translation>以秒为单位的长度，例如 6, 15。时间线上已有的展示某个画板的影片会原样采用。</translation>
    </message>
    <message>
      <source>Less of this</source>
      <translation>少给我这样的</translation>
    </message>
    <message>
      <source>Let all go</source>
      <translation>全部解除固定</translation>
    </message>
    <message>
      <source>Let go of its place</source>
      <translation>解除固定</translation>
    </message>
    <message>
      <source>Let it run on</source>
      <translation>继续播放</translation>
    </message>
    <message>
      <source>Let it through</source>
      <translation>放行</translation>
    </message>
    <message>
      <source>Let run</source>
      <translation>解除冻结</translation>
    </message>
    <message>
      <source>Let this size stand alone: others don't follow it</source>
      <translation>让此尺寸独立：其他尺寸不再跟随</translation>
    </message>
    <message>
      <source>Let through</source>
      <translation>放行</translation>
    </message>
    <message>
      <source>Let {count} through</source>
      <translation>放行 {count} 项</translation>
    </message>
    <message>
      <source>Letters</source>
      <translation>字符</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>电平</translation>
    </message>
    <message>
      <source>Levels</source>
      <translation>色阶</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>素材库</translation>
    </message>
    <message>
      <source>Library…</source>
      <translation>广告库…</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>许可</translation>
    </message>
    <message>
      <source>Licence not stated</source>
      <translation>未说明许可</translation>
    </message>
    <message>
      <source>Licence of what is selected</source>
      <translation>所选图片的许可</translation>
    </message>
    <message>
      <source>Licence: {licence}</source>
      <translation>许可：{licence}</translation>
    </message>
    <message>
      <source>Lift range</source>
      <translation>提升范围</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>细体</translation>
    </message>
    <message>
      <source>Light grounds</source>
      <translation>浅色底</translation>
    </message>
    <message>
      <source>Lighten</source>
      <translation>变亮</translation>
    </message>
    <message>
      <source>Lightness</source>
      <translation>亮度</translation>
    </message>
    <message>
      <source>Like</source>
      <translation>喜欢</translation>
    </message>
    <message>
      <source>Like: show more of this</source>
      <translation>喜欢：多给我这样的</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>直线</translation>
    </message>
    <message>
      <source>Line breaks</source>
      <translation>换行</translation>
    </message>
    <message>
      <source>Line height</source>
      <translation>行高</translation>
    </message>
    <message>
      <source>Line {number}: {text}</source>
      <translation>第 {number} 行：{text}</translation>
    </message>
    <message>
      <source>Linear gradient</source>
      <translation>线性渐变</translation>
    </message>
    <message>
      <source>Lines of like length that end with phrases, as headlines are set; else each is as full as can be</source>
      <translation>各行长度相近，并在词组处换行，适合标题；否则每行尽量排满</translation>
    </message>
    <message>
      <source>Lines that show where to cut.</source>
      <translation>标出裁切位置的线。</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>链接</translation>
    </message>
    <message>
      <source>Link clips</source>
      <translation>链接片段</translation>
    </message>
    <message>
      <source>Link copies</source>
      <translation>创建链接副本</translation>
    </message>
    <message>
      <source>Link or unlink clips</source>
      <translation>链接或取消链接片段</translation>
    </message>
    <message>
      <source>Linked copy</source>
      <translation>链接副本</translation>
    </message>
    <message>
      <source>LinkedIn link</source>
      <translation>LinkedIn 链接</translation>
    </message>
    <message>
      <source>LinkedIn portrait</source>
      <translation>LinkedIn 竖图</translation>
    </message>
    <message>
      <source>LinkedIn square</source>
      <translation>LinkedIn 方图</translation>
    </message>
    <message>
      <source>LinkedIn, Pinterest, X</source>
      <translation>LinkedIn、Pinterest、X</translation>
    </message>
    <message>
      <source>Listen</source>
      <translation>试听</translation>
    </message>
    <message>
      <source>Listen to a score or a sound, or stop</source>
      <translation>试听乐谱或声音，或停止</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>Live picture</source>
      <translation>实时图片</translation>
    </message>
    <message>
      <source>Locate '{name}'</source>
      <translation>定位“{name}”</translation>
    </message>
    <message>
      <source>Locate a folder…</source>
      <translation>定位文件夹…</translation>
    </message>
    <message>
      <source>Locate file…</source>
      <translation>定位文件…</translation>
    </message>
    <message>
      <source>Locate…</source>
      <translation>定位…</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>锁定</translation>
    </message>
    <message>
      <source>Lock against generators, or free</source>
      <translation>锁定以免被生成器更改，或解锁</translation>
    </message>
    <message>
      <source>Lock notes</source>
      <translation>锁定音符</translation>
    </message>
    <message>
      <source>Lock or unlock</source>
      <translation>锁定或解锁</translation>
    </message>
    <message>
      <source>Lock {name}</source>
      <translation>锁定 {name}</translation>
    </message>
    <message>
      <source>Log of the plugin</source>
      <translation>插件的日志</translation>
    </message>
    <message>
      <source>Logarithmic</source>
      <translation>对数</translation>
    </message>
    <message>
      <source>Logo</source>
      <translation>标志</translation>
    </message>
    <message>
      <source>Logo, where there is no brand kit</source>
      <translation>标志（没有品牌套件时）</translation>
    </message>
    <message>
      <source>Logos</source>
      <translation>标志</translation>
    </message>
    <message>
      <source>Logs</source>
      <translation>日志</translation>
    </message>
    <message>
      <source>Log…</source>
      <translation>日志…</translation>
    </message>
    <message>
      <source>Long guiro</source>
      <translation>长刮瓜</translation>
    </message>
    <message>
      <source>Long whistle</source>
      <translation>长哨</translation>
    </message>
    <message>
      <source>Longer by a step</source>
      <translation>延长一格</translation>
    </message>
    <message>
      <source>Longest run that it copied of what it learned from: {count} characters; shorter is better</source>
      <translation>照抄所学内容的最长一段：{count} 个字符；越短越好</translation>
    </message>
    <message>
      <source>Longest run that it copied of what it learned from: {count} notes; shorter is better</source>
      <translation>照抄所学内容的最长一段：{count} 个音符；越短越好</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>重新查找</translation>
    </message>
    <message>
      <source>Look at</source>
      <translation>取样</translation>
    </message>
    <message>
      <source>Look at the alternatives in turn</source>
      <translation>依次查看候选</translation>
    </message>
    <message>
      <source>Look for bad files and duplicates before a model learns from it.</source>
      <translation>在模型学习之前，先查找损坏和重复的文件。</translation>
    </message>
    <message>
      <source>Look for missing media in</source>
      <translation>在此处查找缺失的媒体</translation>
    </message>
    <message>
      <source>Look for words on the picture; nothing is taken until you click it</source>
      <translation>在图片上寻找文字；单击后才会采用</translation>
    </message>
    <message>
      <source>Look in a folder…</source>
      <translation>在文件夹中查找…</translation>
    </message>
    <message>
      <source>Look through the settings, name the model, and begin with Train.</source>
      <translation>查看设置，为模型命名，然后点“训练”开始。</translation>
    </message>
    <message>
      <source>Looking at results</source>
      <translation>查看结果时</translation>
    </message>
    <message>
      <source>Looking for its measurements…</source>
      <translation>正在查找其测量值…</translation>
    </message>
    <message>
      <source>Looking for its samples…</source>
      <translation>正在查找其样本…</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>正在查看…</translation>
    </message>
    <message>
      <source>Loop the selected clips</source>
      <translation>循环播放所选片段</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <source>Louder</source>
      <translation>更强</translation>
    </message>
    <message>
      <source>Low agogo</source>
      <translation>低音阿哥哥铃</translation>
    </message>
    <message>
      <source>Low bongo</source>
      <translation>低音邦戈鼓</translation>
    </message>
    <message>
      <source>Low conga</source>
      <translation>低音康加鼓</translation>
    </message>
    <message>
      <source>Low floor tom</source>
      <translation>低音落地桶鼓</translation>
    </message>
    <message>
      <source>Low timbale</source>
      <translation>低音天巴鼓</translation>
    </message>
    <message>
      <source>Low tom</source>
      <translation>低音桶鼓</translation>
    </message>
    <message>
      <source>Low wood block</source>
      <translation>低音木鱼</translation>
    </message>
    <message>
      <source>Low-mid tom</source>
      <translation>中低音桶鼓</translation>
    </message>
    <message>
      <source>Luminosity</source>
      <translation>明度</translation>
    </message>
    <message>
      <source>Lyrics</source>
      <translation>歌词</translation>
    </message>
    <message>
      <source>Lyrics: double-click under a note, or press W</source>
      <translation>歌词：在音符下方双击，或按 W</translation>
    </message>
    <message>
      <source>MAKE ONE HERE</source>
      <translation>在此制作</translation>
    </message>
    <message>
      <source>MARKS OF AI-MADE PICTURES</source>
      <translation>AI 生成标识</translation>
    </message>
    <message>
      <source>MIDI</source>
      <translation>MIDI</translation>
    </message>
    <message>
      <source>MIDI, MusicXML or ABC; from about twenty pieces to tune a model, from about a hundred to begin from nothing.</source>
      <translation>MIDI、MusicXML 或 ABC；微调模型约需二十首，从零开始约需一百首。</translation>
    </message>
    <message>
      <source>MP4 (H.264, AAC)</source>
      <translation>MP4（H.264、AAC）</translation>
    </message>
    <message>
      <source>Made again</source>
      <translation>重新生成</translation>
    </message>
    <message>
      <source>Made by {name}</source>
      <translation>由 {name} 生成</translation>
    </message>
    <message>
      <source>Made here.</source>
      <translation>在此制作。</translation>
    </message>
    <message>
      <source>Make</source>
      <translation>制作</translation>
    </message>
    <message>
      <source>Make a brand kit from a folder</source>
      <translation>用文件夹新建品牌套件</translation>
    </message>
    <message>
      <source>Make a brand kit from a logo</source>
      <translation>用标志新建品牌套件</translation>
    </message>
    <message>
      <source>Make a brand kit…</source>
      <translation>新建品牌套件…</translation>
    </message>
    <message>
      <source>Make a format</source>
      <translation>新建版式</translation>
    </message>
    <message>
      <source>Make a key of {name}</source>
      <translation>将“{name}”设为关键点</translation>
    </message>
    <message>
      <source>Make a picture first with one of the generators that this walk goes through.</source>
      <translation>请先用此片段所列的生成器制作一张图片。</translation>
    </message>
    <message>
      <source>Make a sequence</source>
      <translation>新建序列</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>重新制作</translation>
    </message>
    <message>
      <source>Make another like it</source>
      <translation>复制一个</translation>
    </message>
    <message>
      <source>Make certificate</source>
      <translation>制作证书</translation>
    </message>
    <message>
      <source>Make changed clips anew</source>
      <translation>重新制作有改动的片段</translation>
    </message>
    <message>
      <source>Make copy its own</source>
      <translation>使副本独立</translation>
    </message>
    <message>
      <source>Make music for them</source>
      <translation>为影片配乐</translation>
    </message>
    <message>
      <source>Make no proxies until this project is opened again</source>
      <translation>在重新打开此项目前不再制作代理</translation>
    </message>
    <message>
      <source>Make one from a logo…</source>
      <translation>用标志新建…</translation>
    </message>
    <message>
      <source>Make one in the timeline.</source>
      <translation>请在时间线中新建一个。</translation>
    </message>
    <message>
      <source>Make or choose one under Signing.</source>
      <translation>请在“签名”中制作或选择证书。</translation>
    </message>
    <message>
      <source>Make other variants of all sizes, with the words and pictures of now</source>
      <translation>用现在的文字和图片，为所有尺寸生成其他方案</translation>
    </message>
    <message>
      <source>Make proxies of large videos</source>
      <translation>为大视频制作代理</translation>
    </message>
    <message>
      <source>Make rows lower or taller</source>
      <translation>降低或增高行高</translation>
    </message>
    <message>
      <source>Make something</source>
      <translation>做点什么</translation>
    </message>
    <message>
      <source>Make this clip anew as it is wanted now</source>
      <translation>按现在的设置重新制作此片段</translation>
    </message>
    <message>
      <source>Make this picture and put it into the results</source>
      <translation>生成这张图片并放入结果</translation>
    </message>
    <message>
      <source>Make variations</source>
      <translation>制作变化</translation>
    </message>
    <message>
      <source>Make variations of it</source>
      <translation>制作它的变化</translation>
    </message>
    <message>
      <source>Make variations of the selected result</source>
      <translation>制作所选结果的变化</translation>
    </message>
    <message>
      <source>Make variations of the shown result or the selected layer</source>
      <translation>制作当前结果或所选图层的变化</translation>
    </message>
    <message>
      <source>Make, change and remove your own formats</source>
      <translation>新建、修改和删除自定义版式</translation>
    </message>
    <message>
      <source>Makes a new artboard</source>
      <translation>将新建画板</translation>
    </message>
    <message>
      <source>Making a proxy of {name}</source>
      <translation>正在为 {name} 制作代理</translation>
    </message>
    <message>
      <source>Making the data set…</source>
      <translation>正在制作数据集…</translation>
    </message>
    <message>
      <source>Maracas</source>
      <translation>沙锤</translation>
    </message>
    <message>
      <source>Margin</source>
      <translation>边距</translation>
    </message>
    <message>
      <source>Marimba</source>
      <translation>马林巴</translation>
    </message>
    <message>
      <source>Mark the picture in more ads, or take whole ads.</source>
      <translation>请在更多广告中标出图片，或采用整幅广告。</translation>
    </message>
    <message>
      <source>Markdown</source>
      <translation>Markdown</translation>
    </message>
    <message>
      <source>Marker</source>
      <translation>标记</translation>
    </message>
    <message>
      <source>Marker before</source>
      <translation>上一个标记</translation>
    </message>
    <message>
      <source>Markers and loop</source>
      <translation>标记与循环</translation>
    </message>
    <message>
      <source>Markers, tempo and metre</source>
      <translation>标记、速度和拍号</translation>
    </message>
    <message>
      <source>Marks of AI-made pictures</source>
      <translation>AI 生成标识</translation>
    </message>
    <message>
      <source>Mask on or off</source>
      <translation>启用或停用蒙版</translation>
    </message>
    <message>
      <source>May be left out</source>
      <translation>可不填</translation>
    </message>
    <message>
      <source>Measure…</source>
      <translation>评测…</translation>
    </message>
    <message>
      <source>Measuring…</source>
      <translation>正在统计…</translation>
    </message>
    <message>
      <source>Medium</source>
      <translation>中等</translation>
    </message>
    <message>
      <source>Medium rectangle</source>
      <translation>中矩形</translation>
    </message>
    <message>
      <source>Melodic tom</source>
      <translation>旋律桶鼓</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>记忆</translation>
    </message>
    <message>
      <source>Meta</source>
      <translation>Meta</translation>
    </message>
    <message>
      <source>Metallic pad</source>
      <translation>金属铺底</translation>
    </message>
    <message>
      <source>Metre</source>
      <translation>拍号</translation>
    </message>
    <message>
      <source>Metre, key, tempo…</source>
      <translation>拍号、调号、速度…</translation>
    </message>
    <message>
      <source>Metronome</source>
      <translation>节拍器</translation>
    </message>
    <message>
      <source>Metronome on or off</source>
      <translation>打开或关闭节拍器</translation>
    </message>
    <message>
      <source>Metronome: clicks on every beat while it plays</source>
      <translation>节拍器：播放时每拍发出咔嗒声</translation>
    </message>
    <message>
      <source>Middle</source>
      <translation>中部</translation>
    </message>
    <message>
      <source>Middle tones</source>
      <translation>中间调</translation>
    </message>
    <message>
      <source>Middle, from the left</source>
      <translation>中心距左侧</translation>
    </message>
    <message>
      <source>Middle, from the top</source>
      <translation>中心距顶部</translation>
    </message>
    <message>
      <source>Middles across</source>
      <translation>水平居中</translation>
    </message>
    <message>
      <source>Middles down</source>
      <translation>垂直居中</translation>
    </message>
    <message>
      <source>Mirrored, shifted and changed as the advice below says</source>
      <translation>按下方建议镜像、移动和改变</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>缺失</translation>
    </message>
    <message>
      <source>Missing fonts</source>
      <translation>缺少的字体</translation>
    </message>
    <message>
      <source>Missing media</source>
      <translation>缺失的媒体</translation>
    </message>
    <message>
      <source>Missing media…</source>
      <translation>缺失的媒体…</translation>
    </message>
    <message>
      <source>Mixed</source>
      <translation>不一致</translation>
    </message>
    <message>
      <source>Mixer</source>
      <translation>混音器</translation>
    </message>
    <message>
      <source>Mobile banner</source>
      <translation>移动横幅</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Models: its recipes use none</source>
      <translation>模型：配方没有使用模型</translation>
    </message>
    <message>
      <source>Models…</source>
      <translation>模型…</translation>
    </message>
    <message>
      <source>Monitor</source>
      <translation>监视器</translation>
    </message>
    <message>
      <source>Monitor in a window of its own</source>
      <translation>独立监视器窗口</translation>
    </message>
    <message>
      <source>Monitor in a window of its own, or back</source>
      <translation>打开或收回独立监视器窗口</translation>
    </message>
    <message>
      <source>Mood of the music</source>
      <translation>音乐的情绪</translation>
    </message>
    <message>
      <source>More</source>
      <translation>更多</translation>
    </message>
    <message>
      <source>More generators</source>
      <translation>更多生成器</translation>
    </message>
    <message>
      <source>More like '{title}'</source>
      <translation>更多类似“{title}”的</translation>
    </message>
    <message>
      <source>More like this</source>
      <translation>更多类似的</translation>
    </message>
    <message>
      <source>More like this: find scores like this one</source>
      <translation>更多类似的：查找与这份乐谱相似的乐谱</translation>
    </message>
    <message>
      <source>More measurements</source>
      <translation>更多测量</translation>
    </message>
    <message>
      <source>More of the style</source>
      <translation>更多文风设置</translation>
    </message>
    <message>
      <source>More of this preset</source>
      <translation>此预设的更多操作</translation>
    </message>
    <message>
      <source>More to do with the selected results</source>
      <translation>对所选结果的更多操作</translation>
    </message>
    <message>
      <source>More to do with this link</source>
      <translation>此链接的更多操作</translation>
    </message>
    <message>
      <source>More to do with what is chosen</source>
      <translation>对所选项的更多操作</translation>
    </message>
    <message>
      <source>More to do with writings</source>
      <translation>文稿的更多操作</translation>
    </message>
    <message>
      <source>Most published models forbid commercial use. Empty, the card says 'not stated'.</source>
      <translation>大多数公开的模型禁止商业使用。留空时，模型卡上写“未说明”。</translation>
    </message>
    <message>
      <source>Move by a hair; up and down: write in another track</source>
      <translation>微移；上下：切换到其他轨道</translation>
    </message>
    <message>
      <source>Move chord</source>
      <translation>移动和弦</translation>
    </message>
    <message>
      <source>Move clip</source>
      <translation>移动片段</translation>
    </message>
    <message>
      <source>Move clip in the frame</source>
      <translation>在画面中移动片段</translation>
    </message>
    <message>
      <source>Move clips one frame back</source>
      <translation>片段前移一帧</translation>
    </message>
    <message>
      <source>Move clips one frame on</source>
      <translation>片段后移一帧</translation>
    </message>
    <message>
      <source>Move clips ten frames back</source>
      <translation>片段前移十帧</translation>
    </message>
    <message>
      <source>Move clips ten frames on</source>
      <translation>片段后移十帧</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>下移</translation>
    </message>
    <message>
      <source>Move key</source>
      <translation>移动关键点</translation>
    </message>
    <message>
      <source>Move keyframe</source>
      <translation>移动关键帧</translation>
    </message>
    <message>
      <source>Move layer at the playhead</source>
      <translation>在播放头处移动图层</translation>
    </message>
    <message>
      <source>Move layers</source>
      <translation>移动图层</translation>
    </message>
    <message>
      <source>Move notes</source>
      <translation>移动音符</translation>
    </message>
    <message>
      <source>Move selection</source>
      <translation>移动选区</translation>
    </message>
    <message>
      <source>Move the element by a px; with Shift by ten, with Ctrl size it</source>
      <translation>将元素移动 1 像素；按住 Shift 移动 10 像素，按住 Ctrl 调整大小</translation>
    </message>
    <message>
      <source>Move the selection by 1 px (with Shift by 10); pan when nothing is selected</source>
      <translation>将所选移动 1 像素（按 Shift 为 10）；未选中任何内容时平移视图</translation>
    </message>
    <message>
      <source>Move these settings by hand and see what comes of it at once</source>
      <translation>用手调整这些设置并立即查看结果</translation>
    </message>
    <message>
      <source>Move track</source>
      <translation>移动轨道</translation>
    </message>
    <message>
      <source>Move two clips together first.</source>
      <translation>请先把两个片段首尾相接。</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>上移</translation>
    </message>
    <message>
      <source>Move what is chosen, else the place where the keyboard writes</source>
      <translation>移动所选，否则移动键盘写入的位置</translation>
    </message>
    <message>
      <source>Multiply</source>
      <translation>正片叠底</translation>
    </message>
    <message>
      <source>Music</source>
      <translation>音乐</translation>
    </message>
    <message>
      <source>Music box</source>
      <translation>八音盒</translation>
    </message>
    <message>
      <source>MusicXML</source>
      <translation>MusicXML</translation>
    </message>
    <message>
      <source>MusicXML, compressed</source>
      <translation>MusicXML（压缩）</translation>
    </message>
    <message>
      <source>Mute</source>
      <translation>静音</translation>
    </message>
    <message>
      <source>Mute cuica</source>
      <translation>闷音库伊卡鼓</translation>
    </message>
    <message>
      <source>Mute high conga</source>
      <translation>闷音高康加鼓</translation>
    </message>
    <message>
      <source>Mute playback</source>
      <translation>静音播放</translation>
    </message>
    <message>
      <source>Mute the others of its kind</source>
      <translation>静音其他同类轨道</translation>
    </message>
    <message>
      <source>Mute track</source>
      <translation>静音轨道</translation>
    </message>
    <message>
      <source>Mute triangle</source>
      <translation>闷音三角铁</translation>
    </message>
    <message>
      <source>Mute {name}</source>
      <translation>静音“{name}”</translation>
    </message>
    <message>
      <source>Muted electric guitar</source>
      <translation>闷音电吉他</translation>
    </message>
    <message>
      <source>Muted trumpet</source>
      <translation>弱音小号</translation>
    </message>
    <message>
      <source>My model</source>
      <translation>我的模型</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Name of the artboard</source>
      <translation>画板名称</translation>
    </message>
    <message>
      <source>Name of the brand</source>
      <translation>品牌名称</translation>
    </message>
    <message>
      <source>Name of the files</source>
      <translation>文件名</translation>
    </message>
    <message>
      <source>Name of the logo</source>
      <translation>标志名称</translation>
    </message>
    <message>
      <source>Name of the new model</source>
      <translation>新模型的名称</translation>
    </message>
    <message>
      <source>Name of the size</source>
      <translation>尺寸名称</translation>
    </message>
    <message>
      <source>Name of the track</source>
      <translation>轨道名称</translation>
    </message>
    <message>
      <source>Name, to keep it</source>
      <translation>名称（保存）</translation>
    </message>
    <message>
      <source>Names and quotations, for instance</source>
      <translation>例如名称和引文</translation>
    </message>
    <message>
      <source>Names and words, split by commas</source>
      <translation>名字和词语，用逗号分开</translation>
    </message>
    <message>
      <source>Nearer</source>
      <translation>推近</translation>
    </message>
    <message>
      <source>Neutral grey is best for judging colours.</source>
      <translation>中性灰最适合判断颜色。</translation>
    </message>
    <message>
      <source>Never flag, blur or block this thing in this project; undo takes it back</source>
      <translation>在此项目中不再标记、模糊或拦截它；可撤销</translation>
    </message>
    <message>
      <source>New</source>
      <translation>新建</translation>
    </message>
    <message>
      <source>New adjustment</source>
      <translation>新建调整</translation>
    </message>
    <message>
      <source>New age pad</source>
      <translation>新世纪铺底</translation>
    </message>
    <message>
      <source>New artboard</source>
      <translation>新建画板</translation>
    </message>
    <message>
      <source>New artboard by format…</source>
      <translation>按格式新建画板…</translation>
    </message>
    <message>
      <source>New box in the middle</source>
      <translation>在中央新建方框</translation>
    </message>
    <message>
      <source>New brand</source>
      <translation>新品牌</translation>
    </message>
    <message>
      <source>New brand kit</source>
      <translation>新建品牌套件</translation>
    </message>
    <message>
      <source>New format</source>
      <translation>新版式</translation>
    </message>
    <message>
      <source>New key</source>
      <translation>新快捷键</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>新建项目</translation>
    </message>
    <message>
      <source>New score</source>
      <translation>新乐谱</translation>
    </message>
    <message>
      <source>New sequence</source>
      <translation>新建序列</translation>
    </message>
    <message>
      <source>New sequence…</source>
      <translation>新建序列…</translation>
    </message>
    <message>
      <source>New text at the playhead</source>
      <translation>在播放头处新建文字</translation>
    </message>
    <message>
      <source>New writing</source>
      <translation>新建文稿</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>最新的在前</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>新建…</translation>
    </message>
    <message>
      <source>Next ad</source>
      <translation>下一则广告</translation>
    </message>
    <message>
      <source>Next candidate</source>
      <translation>下一个候选</translation>
    </message>
    <message>
      <source>Next marker</source>
      <translation>下一个标记</translation>
    </message>
    <message>
      <source>Night market</source>
      <translation>夜市</translation>
    </message>
    <message>
      <source>No MIDI keyboard is plugged in</source>
      <translation>未连接 MIDI 键盘</translation>
    </message>
    <message>
      <source>No artboard yet</source>
      <translation>还没有画板</translation>
    </message>
    <message>
      <source>No artboard.</source>
      <translation>没有画板。</translation>
    </message>
    <message>
      <source>No colour has this code or name.</source>
      <translation>没有这个代码或名称的颜色。</translation>
    </message>
    <message>
      <source>No empty ends</source>
      <translation>两端不留空白</translation>
    </message>
    <message>
      <source>No font of this name. Others can be installed on this computer.</source>
      <translation>没有这个名称的字体。可以在电脑上安装其他字体。</translation>
    </message>
    <message>
      <source>No generator takes this yet</source>
      <translation>还没有可使用它的生成器</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>无快捷键</translation>
    </message>
    <message>
      <source>No limit</source>
      <translation>不限</translation>
    </message>
    <message>
      <source>No logo yet: drop pictures here, or add some.</source>
      <translation>还没有标志：请把图片拖到这里，或添加。</translation>
    </message>
    <message>
      <source>No measurement yet</source>
      <translation>还没有测量值</translation>
    </message>
    <message>
      <source>No model here writes {language}.</source>
      <translation>这里没有会写{language}的模型。</translation>
    </message>
    <message>
      <source>No model that writes is on this machine yet.</source>
      <translation>这台电脑上还没有会写作的模型。</translation>
    </message>
    <message>
      <source>No models yet: train one, or import one.</source>
      <translation>还没有模型：请训练一个，或导入一个。</translation>
    </message>
    <message>
      <source>No music in it: choose a folder with MIDI, MusicXML or ABC files.</source>
      <translation>其中没有音乐：请选择含 MIDI、MusicXML 或 ABC 文件的文件夹。</translation>
    </message>
    <message>
      <source>No page has these words.</source>
      <translation>没有页面包含这些词。</translation>
    </message>
    <message>
      <source>No pictures in it: choose a folder with PNG, JPEG or WebP files.</source>
      <translation>其中没有图片：请选择含 PNG、JPEG 或 WebP 文件的文件夹。</translation>
    </message>
    <message>
      <source>No plugin brings a check.</source>
      <translation>没有插件提供检查。</translation>
    </message>
    <message>
      <source>No plugin draws pictures live.</source>
      <translation>没有插件能实时绘制图片。</translation>
    </message>
    <message>
      <source>No plugin here converts models. Switch the plugin 'gan' on.</source>
      <translation>没有可转换模型的插件。请启用插件“gan”。</translation>
    </message>
    <message>
      <source>No plugin here makes music of a score.</source>
      <translation>这里没有能处理乐谱的插件。</translation>
    </message>
    <message>
      <source>No presets yet</source>
      <translation>还没有预设</translation>
    </message>
    <message>
      <source>No result fits this filter.</source>
      <translation>没有符合此筛选的结果。</translation>
    </message>
    <message>
      <source>No samples were kept of this training</source>
      <translation>没有保留此训练的样本</translation>
    </message>
    <message>
      <source>No selected layer has a mask.</source>
      <translation>所选图层没有蒙版。</translation>
    </message>
    <message>
      <source>No selected layer shows where you selected.</source>
      <translation>选区内没有显示任何所选图层。</translation>
    </message>
    <message>
      <source>No sequence</source>
      <translation>没有序列</translation>
    </message>
    <message>
      <source>No sequence.</source>
      <translation>没有序列。</translation>
    </message>
    <message>
      <source>No single picture or text was let through.</source>
      <translation>没有单独放行任何图片或文字。</translation>
    </message>
    <message>
      <source>No such format. Any size can be added below.</source>
      <translation>没有此版式。可在下方添加任意尺寸。</translation>
    </message>
    <message>
      <source>No texts in it: choose a folder with TXT, Markdown, DOCX, Fountain or JSONL files.</source>
      <translation>其中没有文本：请选择含 TXT、Markdown、DOCX、Fountain 或 JSONL 文件的文件夹。</translation>
    </message>
    <message>
      <source>No track is seen: there will be the background alone.</source>
      <translation>没有可见的轨道：画面中只有背景。</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>None chosen</source>
      <translation>未选择</translation>
    </message>
    <message>
      <source>None of the missing media is in this folder.</source>
      <translation>此文件夹中没有任何缺失的媒体。</translation>
    </message>
    <message>
      <source>None of them</source>
      <translation>无</translation>
    </message>
    <message>
      <source>None yet: add ads to the library, or choose a file</source>
      <translation>尚无：请向广告库添加广告，或选择文件</translation>
    </message>
    <message>
      <source>None yet: saving again keeps the one before</source>
      <translation>还没有：再次保存时会保留之前的版本</translation>
    </message>
    <message>
      <source>None: set them on the timeline.</source>
      <translation>无：请在时间线上设置。</translation>
    </message>
    <message>
      <source>None; drop or choose a file</source>
      <translation>无；可拖入或选择文件</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>正常</translation>
    </message>
    <message>
      <source>Not all of '{name}' is in the kit.</source>
      <translation>“{name}”中有内容未收入套件。</translation>
    </message>
    <message>
      <source>Not annotated</source>
      <translation>未标注</translation>
    </message>
    <message>
      <source>Not enough data to tell which is best. {name} leads with a chance of {chance}; 95 % is asked for.</source>
      <translation>数据还不足以判断哪个最好。{name} 领先，概率为 {chance}；需要达到 95 %。</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>Not known here</source>
      <translation>此处未知</translation>
    </message>
    <message>
      <source>Not made yet.</source>
      <translation>尚未制作。</translation>
    </message>
    <message>
      <source>Not now: select something it works on first</source>
      <translation>现在不可用：请先选择要处理的对象</translation>
    </message>
    <message>
      <source>Not on this computer: {names}.</source>
      <translation>此电脑上没有：{names}。</translation>
    </message>
    <message>
      <source>Not on this computer: {names}. Texts are shown in {other}.</source>
      <translation>此电脑上没有：{names}。文字以 {other} 显示。</translation>
    </message>
    <message>
      <source>Not on this machine, so not included: {names}.</source>
      <translation>本机没有，因此未包含：{names}。</translation>
    </message>
    <message>
      <source>Not rated</source>
      <translation>未评级</translation>
    </message>
    <message>
      <source>Not used</source>
      <translation>未使用</translation>
    </message>
    <message>
      <source>Notation</source>
      <translation>五线谱</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>Note of a beat</source>
      <translation>以何音符为一拍</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>说明</translation>
    </message>
    <message>
      <source>Nothing blinks, marches or glides by itself. Auto asks the system; what you play still plays.</source>
      <translation>界面上没有东西自行闪烁、移动或滑动。“自动”会遵从系统设置；您播放的内容照常播放。</translation>
    </message>
    <message>
      <source>Nothing came</source>
      <translation>没有写出内容</translation>
    </message>
    <message>
      <source>Nothing came of it that is a score.</source>
      <translation>没有生成任何乐谱。</translation>
    </message>
    <message>
      <source>Nothing can look for it yet: see the checks below.</source>
      <translation>目前还没有能查找它的检查：见下方。</translation>
    </message>
    <message>
      <source>Nothing covered</source>
      <translation>无遮挡</translation>
    </message>
    <message>
      <source>Nothing else was in the file.</source>
      <translation>文件中没有其他内容。</translation>
    </message>
    <message>
      <source>Nothing fits '{text}'.</source>
      <translation>没有与“{text}”相符的内容。</translation>
    </message>
    <message>
      <source>Nothing fits this search.</source>
      <translation>没有符合此搜索的内容。</translation>
    </message>
    <message>
      <source>Nothing is chosen that these artboards are for.</source>
      <translation>所选内容都不适用于这些画板。</translation>
    </message>
    <message>
      <source>Nothing is flagged.</source>
      <translation>没有标记。</translation>
    </message>
    <message>
      <source>Nothing is known of other words here.</source>
      <translation>不知道这里还可以是哪些词。</translation>
    </message>
    <message>
      <source>Nothing is learned yet.</source>
      <translation>尚未学到任何内容。</translation>
    </message>
    <message>
      <source>Nothing is lost: it is made again when it is needed, which takes a while for long videos.</source>
      <translation>不会丢失任何内容：需要时会重新制作，长视频需要一些时间。</translation>
    </message>
    <message>
      <source>Nothing is lost: it is made again when it is needed.</source>
      <translation>不会丢失任何内容：需要时会重新生成。</translation>
    </message>
    <message>
      <source>Nothing is lost: it is only needed to vary them or to make them again.</source>
      <translation>没有丢失任何内容：只有变化或重新生成它们时才需要它。</translation>
    </message>
    <message>
      <source>Nothing is lost: they are only needed to vary a result or make it again.</source>
      <translation>没有丢失任何内容：只有变化或重新生成结果时才需要它们。</translation>
    </message>
    <message>
      <source>Nothing is missing.</source>
      <translation>没有缺失任何内容。</translation>
    </message>
    <message>
      <source>Nothing is opened on the web from here: {address}</source>
      <translation>这里不会打开网络地址：{address}</translation>
    </message>
    <message>
      <source>Nothing is painted where you selected.</source>
      <translation>选区内没有任何内容。</translation>
    </message>
    <message>
      <source>Nothing is selected.</source>
      <translation>未选择任何内容。</translation>
    </message>
    <message>
      <source>Nothing lies on an artboard yet.</source>
      <translation>画板上还没有任何东西。</translation>
    </message>
    <message>
      <source>Nothing of the copied files can be placed.</source>
      <translation>所复制的文件都无法放置。</translation>
    </message>
    <message>
      <source>Nothing of this size stays pinned to its place</source>
      <translation>此尺寸中的元素都不再固定</translation>
    </message>
    <message>
      <source>Nothing opened yet</source>
      <translation>还没有打开过文件</translation>
    </message>
    <message>
      <source>Nothing overlaps</source>
      <translation>无重叠</translation>
    </message>
    <message>
      <source>Nothing runs</source>
      <translation>没有运行中的任务</translation>
    </message>
    <message>
      <source>Nothing that looks like words was found; draw boxes by hand.</source>
      <translation>未找到类似文字的区域；请手动画框。</translation>
    </message>
    <message>
      <source>Nothing to play yet</source>
      <translation>还没有可播放的内容</translation>
    </message>
    <message>
      <source>Nothing to report.</source>
      <translation>没有通知。</translation>
    </message>
    <message>
      <source>Nothing to say.</source>
      <translation>没有问题。</translation>
    </message>
    <message>
      <source>Nothing was measured, or nothing was kept</source>
      <translation>没有测量值，或没有保留</translation>
    </message>
    <message>
      <source>Nothing was recorded.</source>
      <translation>没有录到任何内容。</translation>
    </message>
    <message>
      <source>Notices</source>
      <translation>通知</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>现在</translation>
    </message>
    <message>
      <source>Nudge clips</source>
      <translation>微移片段</translation>
    </message>
    <message>
      <source>Number of the artboard</source>
      <translation>画板编号</translation>
    </message>
    <message>
      <source>Nylon guitar</source>
      <translation>尼龙弦吉他</translation>
    </message>
    <message>
      <source>OF EACH ARTBOARD</source>
      <translation>每个画板</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>确定</translation>
    </message>
    <message>
      <source>OR FILES OF YOUR OWN</source>
      <translation>或使用自己的文件</translation>
    </message>
    <message>
      <source>Oboe</source>
      <translation>双簧管</translation>
    </message>
    <message>
      <source>Ocarina</source>
      <translation>陶笛</translation>
    </message>
    <message>
      <source>Of all frames together.</source>
      <translation>所有帧共用。</translation>
    </message>
    <message>
      <source>Of each project file, in the data folder.</source>
      <translation>每个项目文件的旧版本，保存在数据文件夹。</translation>
    </message>
    <message>
      <source>Of one round.</source>
      <translation>一遍的长度。</translation>
    </message>
    <message>
      <source>Of photographs as JPEG.</source>
      <translation>照片存为 JPEG 时的质量。</translation>
    </message>
    <message>
      <source>Of regions with effects and blend modes, which PDF files can't hold as they are; pictures as JPEG that are more than half as fine again are made as coarse.</source>
      <translation>指带效果和混合模式的区域，PDF 文件无法原样容纳；选 JPEG 时，比它精细一半以上的图片也降到这一分辨率。</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Off keeps the hard squares of pixel art</source>
      <translation>关闭可保留像素画的硬边方格</translation>
    </message>
    <message>
      <source>Off shows what composers make without. The ads stay here, and their ratings too.</source>
      <translation>关闭后可看到不参照它们的排版。广告与评分仍保留在此。</translation>
    </message>
    <message>
      <source>Ogg (Opus)</source>
      <translation>Ogg（Opus）</translation>
    </message>
    <message>
      <source>Old versions to keep</source>
      <translation>保留的旧版本数</translation>
    </message>
    <message>
      <source>Older versions</source>
      <translation>旧版本</translation>
    </message>
    <message>
      <source>On (Alt+Right)</source>
      <translation>前进（Alt+Right）</translation>
    </message>
    <message>
      <source>On the canvas</source>
      <translation>画布上</translation>
    </message>
    <message>
      <source>On the canvas layers lie as they do without keyframes; a dashed line shows where they are now.</source>
      <translation>画布上的图层显示的是未应用关键帧时的样子；虚线框标出它们此刻的位置。</translation>
    </message>
    <message>
      <source>On the edge</source>
      <translation>居中于边缘</translation>
    </message>
    <message>
      <source>On the timeline</source>
      <translation>时间线上</translation>
    </message>
    <message>
      <source>On this computer</source>
      <translation>这台电脑上的</translation>
    </message>
    <message>
      <source>On to the state that was undone</source>
      <translation>重做已撤销的状态</translation>
    </message>
    <message>
      <source>One a line</source>
      <translation>每行一个</translation>
    </message>
    <message>
      <source>One a line; a model ends before it</source>
      <translation>每行一个；模型写到它之前为止</translation>
    </message>
    <message>
      <source>One frame back</source>
      <translation>后退一帧</translation>
    </message>
    <message>
      <source>One frame on</source>
      <translation>前进一帧</translation>
    </message>
    <message>
      <source>One hue for everything</source>
      <translation>统一色相</translation>
    </message>
    <message>
      <source>One offer in English and Chinese, in ten formats and two variants, with films. Change a headline, and all its sizes follow.</source>
      <translation>同一优惠的中英文广告，十种尺寸、两个方案，并附短片。改动一个标题，所有尺寸随之更新。</translation>
    </message>
    <message>
      <source>Only a moving picture can be held.</source>
      <translation>只有活动画面才能定格。</translation>
    </message>
    <message>
      <source>Only a saved project keeps what {names} has learned so far.</source>
      <translation>只有保存了的项目才会保留 {names} 到目前为止学到的内容。</translation>
    </message>
    <message>
      <source>Only a saved project keeps what {names} have learned so far.</source>
      <translation>只有保存了的项目才会保留 {names} 到目前为止学到的内容。</translation>
    </message>
    <message>
      <source>Only pitches that are used</source>
      <translation>只显示用到的音高</translation>
    </message>
    <message>
      <source>Only the card of a model of your own can be written.</source>
      <translation>只能写入您自己的模型的卡片。</translation>
    </message>
    <message>
      <source>Only the first {count} letters were pasted.</source>
      <translation>只粘贴了前 {count} 个字。</translation>
    </message>
    <message>
      <source>Only {name} (solo)</source>
      <translation>独奏“{name}”</translation>
    </message>
    <message>
      <source>Only {name} and other solo tracks: off</source>
      <translation>取消独奏“{name}”</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Opacity of the box</source>
      <translation>底框不透明度</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Open a .creabrand file…</source>
      <translation>打开 .creabrand 文件…</translation>
    </message>
    <message>
      <source>Open a brand kit</source>
      <translation>打开品牌套件</translation>
    </message>
    <message>
      <source>Open a campaign</source>
      <translation>打开广告活动</translation>
    </message>
    <message>
      <source>Open a copy</source>
      <translation>打开副本</translation>
    </message>
    <message>
      <source>Open a project</source>
      <translation>打开项目</translation>
    </message>
    <message>
      <source>Open another generator with these settings</source>
      <translation>用这些设置打开另一个生成器</translation>
    </message>
    <message>
      <source>Open cuica</source>
      <translation>开音库伊卡鼓</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Open hi-hat</source>
      <translation>开放踩镲</translation>
    </message>
    <message>
      <source>Open high conga</source>
      <translation>开音高康加鼓</translation>
    </message>
    <message>
      <source>Open on the canvas</source>
      <translation>在画布上打开</translation>
    </message>
    <message>
      <source>Open project</source>
      <translation>打开项目</translation>
    </message>
    <message>
      <source>Open projects</source>
      <translation>打开的项目</translation>
    </message>
    <message>
      <source>Open recent</source>
      <translation>最近打开</translation>
    </message>
    <message>
      <source>Open report</source>
      <translation>打开报告</translation>
    </message>
    <message>
      <source>Open the clip: an artboard on the canvas, words to be written</source>
      <translation>打开片段：画板在画布上打开，文字可编辑</translation>
    </message>
    <message>
      <source>Open the last state</source>
      <translation>打开最后状态</translation>
    </message>
    <message>
      <source>Open the newest version</source>
      <translation>打开最新版本</translation>
    </message>
    <message>
      <source>Open triangle</source>
      <translation>开音三角铁</translation>
    </message>
    <message>
      <source>Open {name}</source>
      <translation>打开 {name}</translation>
    </message>
    <message>
      <source>OpenTimelineIO</source>
      <translation>OpenTimelineIO</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>打开…</translation>
    </message>
    <message>
      <source>Or let it look at all that is painted: choose that in the bar above the canvas.</source>
      <translation>或让它取样所有可见内容：在画布上方的选项栏中选择。</translation>
    </message>
    <message>
      <source>Orchestra hit</source>
      <translation>管弦乐齐奏</translation>
    </message>
    <message>
      <source>Orchestra kit</source>
      <translation>管弦乐打击组</translation>
    </message>
    <message>
      <source>Orchestral harp</source>
      <translation>竖琴</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>顺序</translation>
    </message>
    <message>
      <source>Order of sizes</source>
      <translation>字号层级</translation>
    </message>
    <message>
      <source>Organ</source>
      <translation>风琴</translation>
    </message>
    <message>
      <source>Organisation</source>
      <translation>机构</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>Other ads</source>
      <translation>其他广告</translation>
    </message>
    <message>
      <source>Other size</source>
      <translation>其他尺寸</translation>
    </message>
    <message>
      <source>Other sizes</source>
      <translation>其他尺寸</translation>
    </message>
    <message>
      <source>Other words are passed over from now on.</source>
      <translation>此后将忽略另一些词语。</translation>
    </message>
    <message>
      <source>Outline</source>
      <translation>描边</translation>
    </message>
    <message>
      <source>Outline and box</source>
      <translation>描边与底框</translation>
    </message>
    <message>
      <source>Outline colour</source>
      <translation>描边颜色</translation>
    </message>
    <message>
      <source>Outlines look the same everywhere; text can be edited, and looks right where its fonts are.</source>
      <translation>轮廓在任何地方看起来都一样；文字可以编辑，在有相应字体的地方显示正确。</translation>
    </message>
    <message>
      <source>Outside</source>
      <translation>外侧</translation>
    </message>
    <message>
      <source>Overdriven guitar</source>
      <translation>过载吉他</translation>
    </message>
    <message>
      <source>Overlay</source>
      <translation>叠加</translation>
    </message>
    <message>
      <source>Own format · {name}</source>
      <translation>自定义版式 · {name}</translation>
    </message>
    <message>
      <source>Own formats</source>
      <translation>自定义版式</translation>
    </message>
    <message>
      <source>Own formats…</source>
      <translation>自定义版式…</translation>
    </message>
    <message>
      <source>PAL</source>
      <translation>PAL</translation>
    </message>
    <message>
      <source>PEM files</source>
      <translation>PEM 文件</translation>
    </message>
    <message>
      <source>PNG pictures, numbered</source>
      <translation>PNG 图像序列</translation>
    </message>
    <message>
      <source>PNG, JPEG or WebP; about a hundred or more.</source>
      <translation>PNG、JPEG 或 WebP；约一百张以上。</translation>
    </message>
    <message>
      <source>Pad</source>
      <translation>填充</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>页面</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>网页</translation>
    </message>
    <message>
      <source>Paint on mask</source>
      <translation>在蒙版上绘制</translation>
    </message>
    <message>
      <source>Painted landscapes that follow the notes: every chord is a place. Space plays it, and its keys can be dragged.</source>
      <translation>绘画风景随音符而动：每个和弦都是一处地方。按空格键播放，关键帧可以拖动。</translation>
    </message>
    <message>
      <source>Palette</source>
      <translation>色板</translation>
    </message>
    <message>
      <source>Palette files</source>
      <translation>色板文件</translation>
    </message>
    <message>
      <source>Palettes of GIMP, Inkscape and Krita</source>
      <translation>GIMP、Inkscape 和 Krita 的色板</translation>
    </message>
    <message>
      <source>Pan</source>
      <translation>声像</translation>
    </message>
    <message>
      <source>Pan by a whole view, with Shift sideways</source>
      <translation>平移一整屏，按 Shift 为横向</translation>
    </message>
    <message>
      <source>Pan flute</source>
      <translation>排箫</translation>
    </message>
    <message>
      <source>Pan, while it is held</source>
      <translation>按住时平移</translation>
    </message>
    <message>
      <source>Paragraph</source>
      <translation>段落</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>范围</translation>
    </message>
    <message>
      <source>Part of the studio</source>
      <translation>工作室自带</translation>
    </message>
    <message>
      <source>Part {number}</source>
      <translation>声部 {number}</translation>
    </message>
    <message>
      <source>Parts in line</source>
      <translation>各部分对齐</translation>
    </message>
    <message>
      <source>Past ads</source>
      <translation>过往广告</translation>
    </message>
    <message>
      <source>Past ads: add, annotate and rate them</source>
      <translation>过往广告：添加、标注与评分</translation>
    </message>
    <message>
      <source>Past ads…</source>
      <translation>过往广告…</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>粘贴</translation>
    </message>
    <message>
      <source>Paste a passage whose style it shall have</source>
      <translation>粘贴一段文字，模型会照它的文风写</translation>
    </message>
    <message>
      <source>Paste a state</source>
      <translation>粘贴状态</translation>
    </message>
    <message>
      <source>Paste at the playhead</source>
      <translation>粘贴到播放头处</translation>
    </message>
    <message>
      <source>Paste clips</source>
      <translation>粘贴剪辑</translation>
    </message>
    <message>
      <source>Paste clips and push what comes later</source>
      <translation>插入粘贴片段，后面的内容后移</translation>
    </message>
    <message>
      <source>Paste layers</source>
      <translation>粘贴图层</translation>
    </message>
    <message>
      <source>Paste notes</source>
      <translation>粘贴音符</translation>
    </message>
    <message>
      <source>Path</source>
      <translation>路径</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Pause and close</source>
      <translation>暂停并关闭</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>已暂停</translation>
    </message>
    <message>
      <source>Paused at {percent} %. Nothing is lost.</source>
      <translation>已暂停在 {percent}%。不会丢失任何内容。</translation>
    </message>
    <message>
      <source>Paused jobs go on when you open this project again; a training goes on where it was.</source>
      <translation>再次打开此项目时，暂停的任务会继续；训练从中断处接着进行。</translation>
    </message>
    <message>
      <source>Pedal hi-hat</source>
      <translation>脚踏踩镲</translation>
    </message>
    <message>
      <source>Percussive</source>
      <translation>打击乐器</translation>
    </message>
    <message>
      <source>Percussive organ</source>
      <translation>打击风琴</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>手机</translation>
    </message>
    <message>
      <source>Piano</source>
      <translation>钢琴</translation>
    </message>
    <message>
      <source>Piano keys: A to ' are white and black keys, Z and X an octave down and up</source>
      <translation>电脑键盘当钢琴：A 到 ' 为白键和黑键，Z 和 X 降高八度</translation>
    </message>
    <message>
      <source>Piano roll</source>
      <translation>钢琴卷帘</translation>
    </message>
    <message>
      <source>Piccolo</source>
      <translation>短笛</translation>
    </message>
    <message>
      <source>Picked electric bass</source>
      <translation>拨片电贝斯</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Picture kept whole</source>
      <translation>图片完整</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Pictures and films</source>
      <translation>图片和影片</translation>
    </message>
    <message>
      <source>Pictures of the data set</source>
      <translation>数据集的图片</translation>
    </message>
    <message>
      <source>Pictures, annotations, layered files…</source>
      <translation>图片、标注、分层文件…</translation>
    </message>
    <message>
      <source>Pictures, videos, sounds, music, texts and cuts can.</source>
      <translation>图片、视频、声音、音乐、文字和剪辑可以放置。</translation>
    </message>
    <message>
      <source>Pictures, videos, sounds, scores and texts</source>
      <translation>图片、视频、声音、乐谱和文本</translation>
    </message>
    <message>
      <source>Pictures, words, films and music on your own machine, nothing sent anywhere.</source>
      <translation>在你自己的电脑上做图片、文字、影片和音乐，任何内容都不会外传。</translation>
    </message>
    <message>
      <source>Pin to its place</source>
      <translation>固定位置</translation>
    </message>
    <message>
      <source>Pink</source>
      <translation>粉色</translation>
    </message>
    <message>
      <source>Pinned to its place</source>
      <translation>固定在原位</translation>
    </message>
    <message>
      <source>Pinned: {names}</source>
      <translation>已固定：{names}</translation>
    </message>
    <message>
      <source>Pinterest pin</source>
      <translation>Pinterest 图</translation>
    </message>
    <message>
      <source>Pipe</source>
      <translation>笛类</translation>
    </message>
    <message>
      <source>Pitch</source>
      <translation>音高</translation>
    </message>
    <message>
      <source>Pixel for pixel</source>
      <translation>实际像素（100%）</translation>
    </message>
    <message>
      <source>Pixel for pixel, or the whole frame</source>
      <translation>实际像素（100%）或完整画面</translation>
    </message>
    <message>
      <source>Pizzicato strings</source>
      <translation>拨弦</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>放置</translation>
    </message>
    <message>
      <source>Place again</source>
      <translation>再次放置</translation>
    </message>
    <message>
      <source>Place as a text layer</source>
      <translation>作为文字图层放置</translation>
    </message>
    <message>
      <source>Place as artboards</source>
      <translation>放置为画板</translation>
    </message>
    <message>
      <source>Place as both</source>
      <translation>两者都放</translation>
    </message>
    <message>
      <source>Place as subtitles</source>
      <translation>放为字幕</translation>
    </message>
    <message>
      <source>Place as text layer</source>
      <translation>放为文字图层</translation>
    </message>
    <message>
      <source>Place campaign</source>
      <translation>放置广告活动</translation>
    </message>
    <message>
      <source>Place clips</source>
      <translation>放置片段</translation>
    </message>
    <message>
      <source>Place files</source>
      <translation>置入文件</translation>
    </message>
    <message>
      <source>Place files…</source>
      <translation>置入文件…</translation>
    </message>
    <message>
      <source>Place in selection</source>
      <translation>置入选区</translation>
    </message>
    <message>
      <source>Place in the box</source>
      <translation>在文本框中的位置</translation>
    </message>
    <message>
      <source>Place in the frame</source>
      <translation>画面中的位置</translation>
    </message>
    <message>
      <source>Place it on the timeline</source>
      <translation>放到时间线</translation>
    </message>
    <message>
      <source>Place layouts</source>
      <translation>放置版式</translation>
    </message>
    <message>
      <source>Place notation</source>
      <translation>放置五线谱</translation>
    </message>
    <message>
      <source>Place of the stop</source>
      <translation>色标位置</translation>
    </message>
    <message>
      <source>Place of {name}: {place}</source>
      <translation>{name}的声像：{place}</translation>
    </message>
    <message>
      <source>Place on a new artboard</source>
      <translation>放置到新画板</translation>
    </message>
    <message>
      <source>Place on both</source>
      <translation>同时放到两处</translation>
    </message>
    <message>
      <source>Place on canvas</source>
      <translation>放到画布</translation>
    </message>
    <message>
      <source>Place on canvas and timeline</source>
      <translation>放到画布和时间线</translation>
    </message>
    <message>
      <source>Place on timeline</source>
      <translation>放到时间线</translation>
    </message>
    <message>
      <source>Place picture</source>
      <translation>放置图片</translation>
    </message>
    <message>
      <source>Place result</source>
      <translation>放置结果</translation>
    </message>
    <message>
      <source>Place the selected result</source>
      <translation>放置所选结果</translation>
    </message>
    <message>
      <source>Place the shown result</source>
      <translation>放置当前结果</translation>
    </message>
    <message>
      <source>Place the writing as a text layer</source>
      <translation>把文稿放为文字图层</translation>
    </message>
    <message>
      <source>Place the writing as subtitles</source>
      <translation>把文稿放为字幕</translation>
    </message>
    <message>
      <source>Place what is chosen</source>
      <translation>放置所选项</translation>
    </message>
    <message>
      <source>Place what is chosen on the canvas</source>
      <translation>将所选项放到画布上</translation>
    </message>
    <message>
      <source>Place what is selected, or else all of the text; or go on with it elsewhere</source>
      <translation>放置选中的文字，未选中则放置全文；或在别处继续</translation>
    </message>
    <message>
      <source>Place with Enter, vary with V, throw away with Delete</source>
      <translation>回车放置，V 变化，Delete 丢弃</translation>
    </message>
    <message>
      <source>Placed</source>
      <translation>已放置</translation>
    </message>
    <message>
      <source>Placed on {track} at {time}.</source>
      <translation>已放置到 {track}，位于 {time}。</translation>
    </message>
    <message>
      <source>Placeholders stand for it until it is located.</source>
      <translation>在定位之前由占位符代替。</translation>
    </message>
    <message>
      <source>Plain black</source>
      <translation>纯黑</translation>
    </message>
    <message>
      <source>Plain text</source>
      <translation>纯文本</translation>
    </message>
    <message>
      <source>Plain white</source>
      <translation>纯白</translation>
    </message>
    <message>
      <source>Plane: {place}</source>
      <translation>平面：{place}</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Play again and again</source>
      <translation>循环播放</translation>
    </message>
    <message>
      <source>Play backwards</source>
      <translation>倒放</translation>
    </message>
    <message>
      <source>Play backwards, or forwards again</source>
      <translation>倒放或恢复正放</translation>
    </message>
    <message>
      <source>Play backwards; again: faster</source>
      <translation>倒放；再按更快</translation>
    </message>
    <message>
      <source>Play forwards</source>
      <translation>正放</translation>
    </message>
    <message>
      <source>Play forwards; again: faster</source>
      <translation>正放；再按更快</translation>
    </message>
    <message>
      <source>Play from the playhead, or stop</source>
      <translation>从播放头播放，或停止</translation>
    </message>
    <message>
      <source>Play on a MIDI keyboard, or turn on the piano keys.</source>
      <translation>请弹奏 MIDI 键盘，或打开电脑键盘钢琴。</translation>
    </message>
    <message>
      <source>Play or stop</source>
      <translation>播放或停止</translation>
    </message>
    <message>
      <source>Play the loop again and again</source>
      <translation>循环播放选定区间</translation>
    </message>
    <message>
      <source>Play the loop again and again, or not</source>
      <translation>开启或关闭循环播放</translation>
    </message>
    <message>
      <source>Play the selection again and again: marked bars, chosen notes, or all</source>
      <translation>循环播放选中内容：标记的小节、选中的音符或全部</translation>
    </message>
    <message>
      <source>Playback volume: {volume}</source>
      <translation>播放音量：{volume}</translation>
    </message>
    <message>
      <source>Playhead</source>
      <translation>播放头</translation>
    </message>
    <message>
      <source>Playing and view</source>
      <translation>播放与视图</translation>
    </message>
    <message>
      <source>Plugin</source>
      <translation>插件</translation>
    </message>
    <message>
      <source>Plugin log</source>
      <translation>插件日志</translation>
    </message>
    <message>
      <source>Plugins</source>
      <translation>插件</translation>
    </message>
    <message>
      <source>Plugins (*.creaplugin *.whl)</source>
      <translation>插件 (*.creaplugin *.whl)</translation>
    </message>
    <message>
      <source>Plugins…</source>
      <translation>插件…</translation>
    </message>
    <message>
      <source>Poems, scripts and notes of the project lie here. Begin one, drop text files here, or keep what a generator wrote; drag a writing onto the canvas or the timeline.</source>
      <translation>项目的诗、剧本和笔记都在这里。新建一份，把文本文件拖到这里，或留下生成的文字；文稿可以拖到画布或时间轴上。</translation>
    </message>
    <message>
      <source>Point TensorBoard at the folder around it: tensorboard --logdir "{folder}"</source>
      <translation>让 TensorBoard 打开其外层文件夹：tensorboard --logdir "{folder}"</translation>
    </message>
    <message>
      <source>Point {number} of {count}: {tone} % becomes {value} %</source>
      <translation>第 {number} 个点，共 {count} 个：{tone} % 变为 {value} %</translation>
    </message>
    <message>
      <source>Polygon</source>
      <translation>多边形</translation>
    </message>
    <message>
      <source>Polysynth pad</source>
      <translation>复音合成铺底</translation>
    </message>
    <message>
      <source>Portrait</source>
      <translation>竖幅</translation>
    </message>
    <message>
      <source>Portrait 4:5</source>
      <translation>竖幅 4:5</translation>
    </message>
    <message>
      <source>Position</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>Position and size</source>
      <translation>位置与大小</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>帖子</translation>
    </message>
    <message>
      <source>Power kit</source>
      <translation>强力鼓组</translation>
    </message>
    <message>
      <source>Precision {percent} %: that share of what it makes looks like something in the training pictures</source>
      <translation>精确率 {percent} %：生成的图片中与训练图片相像的比例</translation>
    </message>
    <message>
      <source>Prepare pictures: {name}</source>
      <translation>准备图片：{name}</translation>
    </message>
    <message>
      <source>Prepare pictures…</source>
      <translation>准备图片…</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>预设</translation>
    </message>
    <message>
      <source>Presets</source>
      <translation>预设</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>预览</translation>
    </message>
    <message>
      <source>Preview quality</source>
      <translation>预览质量</translation>
    </message>
    <message>
      <source>Previous ad</source>
      <translation>上一则广告</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Primary</source>
      <translation>主色</translation>
    </message>
    <message>
      <source>Print</source>
      <translation>印刷</translation>
    </message>
    <message>
      <source>Print PDF with bleed</source>
      <translation>带出血的印刷 PDF</translation>
    </message>
    <message>
      <source>Print PDF with bleed and crop marks</source>
      <translation>印刷 PDF（含出血和裁切标记）</translation>
    </message>
    <message>
      <source>Print TIFF with bleed</source>
      <translation>印刷 TIFF（含出血）</translation>
    </message>
    <message>
      <source>Private key</source>
      <translation>私钥</translation>
    </message>
    <message>
      <source>Private key of that certificate</source>
      <translation>该证书的私钥</translation>
    </message>
    <message>
      <source>Processor: {reason}</source>
      <translation>处理器：{reason}</translation>
    </message>
    <message>
      <source>Producer</source>
      <translation>制作者</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>Progress of the export</source>
      <translation>导出进度</translation>
    </message>
    <message>
      <source>Progress of the training</source>
      <translation>训练进度</translation>
    </message>
    <message>
      <source>Progress of {title}</source>
      <translation>{title} 的进度</translation>
    </message>
    <message>
      <source>Project of these ads</source>
      <translation>这些广告的项目文件</translation>
    </message>
    <message>
      <source>Project settings</source>
      <translation>项目设置</translation>
    </message>
    <message>
      <source>Project settings…</source>
      <translation>项目设置…</translation>
    </message>
    <message>
      <source>Projects you save appear here. Begin one with</source>
      <translation>保存的项目会出现在这里。新建请按</translation>
    </message>
    <message>
      <source>Properties</source>
      <translation>属性</translation>
    </message>
    <message>
      <source>Properties of the clip</source>
      <translation>片段属性</translation>
    </message>
    <message>
      <source>Propose boxes</source>
      <translation>建议方框</translation>
    </message>
    <message>
      <source>Prose</source>
      <translation>散文</translation>
    </message>
    <message>
      <source>Proxies and waveforms</source>
      <translation>代理和波形</translation>
    </message>
    <message>
      <source>Prune</source>
      <translation>修剪分支</translation>
    </message>
    <message>
      <source>Put a held frame in here</source>
      <translation>在此插入定格帧</translation>
    </message>
    <message>
      <source>Put a walk through a model on the timeline, and the playhead on it.</source>
      <translation>请将模型漫游放到时间线上，并把播放头移到上面。</translation>
    </message>
    <message>
      <source>Put into the scale</source>
      <translation>归入音阶</translation>
    </message>
    <message>
      <source>Put into the trash</source>
      <translation>移到回收站</translation>
    </message>
    <message>
      <source>Put it back into the window</source>
      <translation>放回主窗口</translation>
    </message>
    <message>
      <source>Put it into the trash</source>
      <translation>移到回收站</translation>
    </message>
    <message>
      <source>Put the ends of notes on the grid as well.</source>
      <translation>音符的末尾也对齐网格。</translation>
    </message>
    <message>
      <source>Put the file aside under another name, and begin a new one</source>
      <translation>将该文件改名保存，并新建一个</translation>
    </message>
    <message>
      <source>Put the first page on the artboard</source>
      <translation>将第一页放到画板上</translation>
    </message>
    <message>
      <source>Put the playhead over a video.</source>
      <translation>请把播放头移到视频上。</translation>
    </message>
    <message>
      <source>Put what is recorded on the grid</source>
      <translation>将录制内容对齐到网格</translation>
    </message>
    <message>
      <source>Put {count} thing into the trash.</source>
      <translation>已将 {count} 项移到回收站。</translation>
    </message>
    <message>
      <source>Put {count} things into the trash.</source>
      <translation>已将 {count} 项移到回收站。</translation>
    </message>
    <message>
      <source>Puts the project and all that it needs into one place, to go on with it on another machine or to keep it.</source>
      <translation>将项目及其所需的一切放到一处，以便在另一台机器上继续或存档。</translation>
    </message>
    <message>
      <source>PyTorch {torch} for {accelerator}, {size} GB.

An engine runs with your rights: take packs only from those whose programs you would run.</source>
      <translation>用于 {accelerator} 的 PyTorch {torch}，{size} GB。

引擎以您的权限运行：只接受您愿意运行其程序的人提供的引擎包。</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>质量</translation>
    </message>
    <message>
      <source>Quality or colours are given up until the file is as light.</source>
      <translation>降低品质或减少颜色，直到文件足够小。</translation>
    </message>
    <message>
      <source>Quality or colours are given up until the file is as light; 0 for any weight.</source>
      <translation>降低质量或减少颜色，直至文件够小；0 表示不限。</translation>
    </message>
    <message>
      <source>Quantise</source>
      <translation>量化</translation>
    </message>
    <message>
      <source>Quantise by a part of the way, with swing, or the ends too</source>
      <translation>按程度量化、加摇摆，或包括末尾</translation>
    </message>
    <message>
      <source>Quantise notes</source>
      <translation>量化音符</translation>
    </message>
    <message>
      <source>Quarter</source>
      <translation>1/4</translation>
    </message>
    <message>
      <source>Quarter notes</source>
      <translation>四分音符</translation>
    </message>
    <message>
      <source>Quarter notes a minute.</source>
      <translation>每分钟四分音符数。</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>RECENT</source>
      <translation>最近</translation>
    </message>
    <message>
      <source>Radial gradient</source>
      <translation>径向渐变</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>半径</translation>
    </message>
    <message>
      <source>Rain</source>
      <translation>雨声</translation>
    </message>
    <message>
      <source>Rate and where it lies with 95 %</source>
      <translation>比率及其 95 % 区间</translation>
    </message>
    <message>
      <source>Ratio</source>
      <translation>比例</translation>
    </message>
    <message>
      <source>Razor: split where you click</source>
      <translation>剃刀：单击处拆分</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>阅读</translation>
    </message>
    <message>
      <source>Read all of it</source>
      <translation>查看全部</translation>
    </message>
    <message>
      <source>Reading past ads</source>
      <translation>正在读取过往广告</translation>
    </message>
    <message>
      <source>Reading the picture…</source>
      <translation>正在读取图片…</translation>
    </message>
    <message>
      <source>Reading {name}…</source>
      <translation>正在读取 {name}…</translation>
    </message>
    <message>
      <source>Recall {percent} %: that share of the training pictures looks like something it makes</source>
      <translation>召回率 {percent} %：训练图片中与生成图片相像的比例</translation>
    </message>
    <message>
      <source>Recipe</source>
      <translation>配方</translation>
    </message>
    <message>
      <source>Recipe in the file</source>
      <translation>在文件中写入配方</translation>
    </message>
    <message>
      <source>Recipe…</source>
      <translation>配方…</translation>
    </message>
    <message>
      <source>Record at once</source>
      <translation>立即录制</translation>
    </message>
    <message>
      <source>Record notes</source>
      <translation>录制音符</translation>
    </message>
    <message>
      <source>Record what is played on a keyboard</source>
      <translation>录制键盘演奏</translation>
    </message>
    <message>
      <source>Record what is played on a keyboard. No MIDI keyboard is plugged in; the piano keys play, too.</source>
      <translation>录制键盘演奏。未连接 MIDI 键盘；也可用电脑键盘弹奏。</translation>
    </message>
    <message>
      <source>Record what is played on a keyboard: {names}</source>
      <translation>录制键盘演奏：{names}</translation>
    </message>
    <message>
      <source>Recorder</source>
      <translation>竖笛</translation>
    </message>
    <message>
      <source>Recording and keyboards</source>
      <translation>录制与键盘</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>矩形</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>红</translation>
    </message>
    <message>
      <source>RedNote</source>
      <translation>小红书</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <source>Reduce motion</source>
      <translation>减少动态效果</translation>
    </message>
    <message>
      <source>Reed</source>
      <translation>簧管</translation>
    </message>
    <message>
      <source>Reed organ</source>
      <translation>簧风琴</translation>
    </message>
    <message>
      <source>Reel</source>
      <translation>短视频</translation>
    </message>
    <message>
      <source>Regular</source>
      <translation>常规</translation>
    </message>
    <message>
      <source>Relink</source>
      <translation>重新链接</translation>
    </message>
    <message>
      <source>Remembered for each layer. Texts and shapes begin without it.</source>
      <translation>按图层分别记住。文字和形状默认不保持。</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Remove '{name}' from the library</source>
      <translation>将“{name}”移出素材库</translation>
    </message>
    <message>
      <source>Remove all jobs that have ended from the list</source>
      <translation>从列表移除所有已结束的任务</translation>
    </message>
    <message>
      <source>Remove ended</source>
      <translation>移除已结束的</translation>
    </message>
    <message>
      <source>Remove from the list</source>
      <translation>从列表移除</translation>
    </message>
    <message>
      <source>Remove from the palette</source>
      <translation>从色板移除</translation>
    </message>
    <message>
      <source>Remove guides</source>
      <translation>移除参考线</translation>
    </message>
    <message>
      <source>Remove the colour</source>
      <translation>移除颜色</translation>
    </message>
    <message>
      <source>Remove the font</source>
      <translation>移除字体</translation>
    </message>
    <message>
      <source>Remove the format; ads that were made in it stay as they are</source>
      <translation>删除此版式；已用它制作的广告保持不变</translation>
    </message>
    <message>
      <source>Remove the kit from the project</source>
      <translation>从项目中移除套件</translation>
    </message>
    <message>
      <source>Remove the line</source>
      <translation>移除此行</translation>
    </message>
    <message>
      <source>Remove the logo</source>
      <translation>移除标志</translation>
    </message>
    <message>
      <source>Remove the plugin '{name}'?</source>
      <translation>要移除插件“{name}”吗？</translation>
    </message>
    <message>
      <source>Remove this ad</source>
      <translation>移除此广告</translation>
    </message>
    <message>
      <source>Remove this change</source>
      <translation>移除此处变化</translation>
    </message>
    <message>
      <source>Remove this effect</source>
      <translation>移除此效果</translation>
    </message>
    <message>
      <source>Remove track</source>
      <translation>移除轨道</translation>
    </message>
    <message>
      <source>Remove what changes here</source>
      <translation>移除此处的变化</translation>
    </message>
    <message>
      <source>Remove, duplicate the element</source>
      <translation>删除、复制元素</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>移除…</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <source>Rename brand kit</source>
      <translation>重命名品牌套件</translation>
    </message>
    <message>
      <source>Rename preset</source>
      <translation>重命名预设</translation>
    </message>
    <message>
      <source>Rename sequence</source>
      <translation>重命名序列</translation>
    </message>
    <message>
      <source>Rename sequence…</source>
      <translation>重命名序列…</translation>
    </message>
    <message>
      <source>Rename track</source>
      <translation>重命名轨道</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>重命名…</translation>
    </message>
    <message>
      <source>Reorder layers</source>
      <translation>调整图层顺序</translation>
    </message>
    <message>
      <source>Reorder tracks</source>
      <translation>调整轨道顺序</translation>
    </message>
    <message>
      <source>Repeat behind itself</source>
      <translation>紧接其后重复</translation>
    </message>
    <message>
      <source>Repeat notes</source>
      <translation>重复音符</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>替换</translation>
    </message>
    <message>
      <source>Replace fonts</source>
      <translation>替换字体</translation>
    </message>
    <message>
      <source>Replace missing fonts…</source>
      <translation>替换缺少的字体…</translation>
    </message>
    <message>
      <source>Replace picture</source>
      <translation>替换图片</translation>
    </message>
    <message>
      <source>Replace picture…</source>
      <translation>替换图片…</translation>
    </message>
    <message>
      <source>Replace what was changed by hand?</source>
      <translation>替换手动改动过的内容？</translation>
    </message>
    <message>
      <source>Replace…</source>
      <translation>替换…</translation>
    </message>
    <message>
      <source>Reports of faults that weren't sent yet are deleted too.</source>
      <translation>尚未发送的故障报告也会被删除。</translation>
    </message>
    <message>
      <source>Reset window layout</source>
      <translation>重置窗口布局</translation>
    </message>
    <message>
      <source>Resolution</source>
      <translation>分辨率</translation>
    </message>
    <message>
      <source>Resolution of what is flattened</source>
      <translation>拼合区域的分辨率</translation>
    </message>
    <message>
      <source>Resolution: {dpi} dpi</source>
      <translation>分辨率：{dpi} dpi</translation>
    </message>
    <message>
      <source>Restart engine</source>
      <translation>重启引擎</translation>
    </message>
    <message>
      <source>Restart engine: the next job runs in a fresh process</source>
      <translation>重启引擎：下一个任务将在新的进程中运行</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>Reverse cymbal</source>
      <translation>反转镲</translation>
    </message>
    <message>
      <source>Ride bell</source>
      <translation>叮叮镲帽</translation>
    </message>
    <message>
      <source>Ride cymbal</source>
      <translation>叮叮镲</translation>
    </message>
    <message>
      <source>Ride cymbal 2</source>
      <translation>叮叮镲 2</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>右</translation>
    </message>
    <message>
      <source>Right edges</source>
      <translation>右边缘</translation>
    </message>
    <message>
      <source>Right to left</source>
      <translation>从右到左</translation>
    </message>
    <message>
      <source>Ripple delete</source>
      <translation>波纹删除</translation>
    </message>
    <message>
      <source>Ripple trim</source>
      <translation>波纹修剪</translation>
    </message>
    <message>
      <source>Ripple trim: what comes after follows</source>
      <translation>波纹修剪：后面的内容随之移动</translation>
    </message>
    <message>
      <source>Rock organ</source>
      <translation>摇滚风琴</translation>
    </message>
    <message>
      <source>Role of the next box, or of an element that was clicked</source>
      <translation>下一个方框的角色，或所点击元素的角色</translation>
    </message>
    <message>
      <source>Roll edit</source>
      <translation>滚动编辑</translation>
    </message>
    <message>
      <source>Roll: move the cut between two clips</source>
      <translation>滚动编辑：移动两个片段间的剪辑点</translation>
    </message>
    <message>
      <source>Room kit</source>
      <translation>房间鼓组</translation>
    </message>
    <message>
      <source>Rotate layers</source>
      <translation>旋转图层</translation>
    </message>
    <message>
      <source>Rotation</source>
      <translation>旋转</translation>
    </message>
    <message>
      <source>Rotation, skew</source>
      <translation>旋转、倾斜</translation>
    </message>
    <message>
      <source>Rounds</source>
      <translation>遍数</translation>
    </message>
    <message>
      <source>Ruler across</source>
      <translation>水平标尺</translation>
    </message>
    <message>
      <source>Ruler down</source>
      <translation>垂直标尺</translation>
    </message>
    <message>
      <source>Rulers</source>
      <translation>标尺</translation>
    </message>
    <message>
      <source>Run again</source>
      <translation>再次运行</translation>
    </message>
    <message>
      <source>Running</source>
      <translation>运行中</translation>
    </message>
    <message>
      <source>Running text</source>
      <translation>正文</translation>
    </message>
    <message>
      <source>Runs on the processor. {reason}</source>
      <translation>在处理器上运行。{reason}</translation>
    </message>
    <message>
      <source>Runs on {device}. {reason}</source>
      <translation>在 {device} 上运行。{reason}</translation>
    </message>
    <message>
      <source>START EMPTY</source>
      <translation>从空白开始</translation>
    </message>
    <message>
      <source>SVG</source>
      <translation>SVG</translation>
    </message>
    <message>
      <source>Safe areas</source>
      <translation>安全框</translation>
    </message>
    <message>
      <source>Safe zone</source>
      <translation>安全区</translation>
    </message>
    <message>
      <source>Safety</source>
      <translation>安全</translation>
    </message>
    <message>
      <source>Safety policy…</source>
      <translation>安全策略…</translation>
    </message>
    <message>
      <source>Safety…</source>
      <translation>安全…</translation>
    </message>
    <message>
      <source>Sample</source>
      <translation>范文</translation>
    </message>
    <message>
      <source>Sample with this model</source>
      <translation>用此模型生成</translation>
    </message>
    <message>
      <source>Samples</source>
      <translation>样本</translation>
    </message>
    <message>
      <source>Samples over time</source>
      <translation>样本随时间的变化</translation>
    </message>
    <message>
      <source>Samples over time; at the right end they follow the training</source>
      <translation>样本随时间的变化；滑到最右端时跟随训练</translation>
    </message>
    <message>
      <source>Saturation</source>
      <translation>饱和度</translation>
    </message>
    <message>
      <source>Saturation and brightness</source>
      <translation>饱和度与亮度</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save '{name}' before closing?</source>
      <translation>关闭前保存“{name}”吗？</translation>
    </message>
    <message>
      <source>Save a copy</source>
      <translation>保存副本</translation>
    </message>
    <message>
      <source>Save a copy…</source>
      <translation>保存副本…</translation>
    </message>
    <message>
      <source>Save all {count} files…</source>
      <translation>保存全部 {count} 个文件…</translation>
    </message>
    <message>
      <source>Save annotations as</source>
      <translation>标注另存为</translation>
    </message>
    <message>
      <source>Save annotations as…</source>
      <translation>标注另存为…</translation>
    </message>
    <message>
      <source>Save as file</source>
      <translation>另存为文件</translation>
    </message>
    <message>
      <source>Save as files</source>
      <translation>另存为文件</translation>
    </message>
    <message>
      <source>Save as file…</source>
      <translation>另存为文件…</translation>
    </message>
    <message>
      <source>Save as page</source>
      <translation>另存为网页</translation>
    </message>
    <message>
      <source>Save as page…</source>
      <translation>另存为网页…</translation>
    </message>
    <message>
      <source>Save as preset</source>
      <translation>存为预设</translation>
    </message>
    <message>
      <source>Save as preset…</source>
      <translation>存为预设…</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>另存为…</translation>
    </message>
    <message>
      <source>Save frame as PNG</source>
      <translation>将画面存为 PNG</translation>
    </message>
    <message>
      <source>Save frame as PNG…</source>
      <translation>将画面存为 PNG…</translation>
    </message>
    <message>
      <source>Save picture as</source>
      <translation>图片另存为</translation>
    </message>
    <message>
      <source>Save picture as…</source>
      <translation>图片另存为…</translation>
    </message>
    <message>
      <source>Save project as</source>
      <translation>项目另存为</translation>
    </message>
    <message>
      <source>Save the campaign as</source>
      <translation>将广告活动存储为</translation>
    </message>
    <message>
      <source>Save the contact sheet as</source>
      <translation>联系表另存为</translation>
    </message>
    <message>
      <source>Save the pages as PDF, PNG or SVG</source>
      <translation>将乐谱页面存为 PDF、PNG 或 SVG</translation>
    </message>
    <message>
      <source>Save the score</source>
      <translation>保存乐谱</translation>
    </message>
    <message>
      <source>Save the score as…</source>
      <translation>乐谱另存为…</translation>
    </message>
    <message>
      <source>Save the text as a file and drop that: it becomes a writing, whole.</source>
      <translation>请把文字存为文件再拖入：它会完整地成为文稿。</translation>
    </message>
    <message>
      <source>Save this part as…</source>
      <translation>此声部另存为…</translation>
    </message>
    <message>
      <source>Save writing</source>
      <translation>保存文稿</translation>
    </message>
    <message>
      <source>Save {count} files…</source>
      <translation>保存 {count} 个文件…</translation>
    </message>
    <message>
      <source>Saved a copy as {name}.</source>
      <translation>已将副本保存为 {name}。</translation>
    </message>
    <message>
      <source>Saved {count} file into {name}.</source>
      <translation>已将 {count} 个文件保存到 {name}。</translation>
    </message>
    <message>
      <source>Saved {count} files into {name}.</source>
      <translation>已将 {count} 个文件保存到 {name}。</translation>
    </message>
    <message>
      <source>Saved {name}</source>
      <translation>已保存 {name}</translation>
    </message>
    <message>
      <source>Saved {name}.</source>
      <translation>已保存 {name}。</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>存储…</translation>
    </message>
    <message>
      <source>Sawtooth lead</source>
      <translation>锯齿波主音</translation>
    </message>
    <message>
      <source>Say where it lies, import a copy, or choose another model.</source>
      <translation>请指出它的位置、导入副本，或选择其他模型。</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>缩放</translation>
    </message>
    <message>
      <source>Scale clip in the frame</source>
      <translation>在画面中缩放片段</translation>
    </message>
    <message>
      <source>Scale layers</source>
      <translation>缩放图层</translation>
    </message>
    <message>
      <source>Sci-fi</source>
      <translation>科幻</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>乐谱</translation>
    </message>
    <message>
      <source>Score that moves it</source>
      <translation>驱动画面的乐谱</translation>
    </message>
    <message>
      <source>Score {number}</source>
      <translation>乐谱 {number}</translation>
    </message>
    <message>
      <source>Scores</source>
      <translation>乐谱</translation>
    </message>
    <message>
      <source>Scores are heard by '{font}' now.</source>
      <translation>乐谱现在使用“{font}”。</translation>
    </message>
    <message>
      <source>Scores are heard by the sound font that ships.</source>
      <translation>乐谱使用自带的音色库。</translation>
    </message>
    <message>
      <source>Screen</source>
      <translation>屏幕</translation>
    </message>
    <message>
      <source>Scrim</source>
      <translation>渐变遮罩</translation>
    </message>
    <message>
      <source>Script</source>
      <translation>剧本</translation>
    </message>
    <message>
      <source>Scroll through time</source>
      <translation>沿时间滚动</translation>
    </message>
    <message>
      <source>Search formats</source>
      <translation>搜索格式</translation>
    </message>
    <message>
      <source>Search formats: story, A4, 300 × 250</source>
      <translation>搜索格式：故事、A4、300 × 250</translation>
    </message>
    <message>
      <source>Search keys</source>
      <translation>搜索快捷键</translation>
    </message>
    <message>
      <source>Search results</source>
      <translation>搜索结果</translation>
    </message>
    <message>
      <source>Search the guide</source>
      <translation>搜索指南</translation>
    </message>
    <message>
      <source>Search the library</source>
      <translation>搜索素材库</translation>
    </message>
    <message>
      <source>Search title, seed, settings</source>
      <translation>搜索标题、种子、设置</translation>
    </message>
    <message>
      <source>Search what it does, or the name of a key</source>
      <translation>搜索功能或快捷键名称</translation>
    </message>
    <message>
      <source>Search words, seed:7, tag:sky, stars:3 …</source>
      <translation>搜索文字、seed:7、tag:天空、stars:3 …</translation>
    </message>
    <message>
      <source>Search: story, WeChat, 300 × 250</source>
      <translation>搜索：竖屏、微信、300 × 250</translation>
    </message>
    <message>
      <source>Seashore</source>
      <translation>海浪</translation>
    </message>
    <message>
      <source>Secondary</source>
      <translation>辅助色</translation>
    </message>
    <message>
      <source>Seconds of the films</source>
      <translation>影片的秒数</translation>
    </message>
    <message>
      <source>See less time</source>
      <translation>显示更短的时间</translation>
    </message>
    <message>
      <source>See more time</source>
      <translation>显示更长的时间</translation>
    </message>
    <message>
      <source>See the frame pixel for pixel in the monitor</source>
      <translation>监视器按实际像素显示画面</translation>
    </message>
    <message>
      <source>See the selected clips</source>
      <translation>显示所选片段</translation>
    </message>
    <message>
      <source>See the whole frame in the monitor</source>
      <translation>监视器显示完整画面</translation>
    </message>
    <message>
      <source>See the whole sequence</source>
      <translation>显示整个序列</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>种子</translation>
    </message>
    <message>
      <source>Select a layer that shows there, or another part of the picture.</source>
      <translation>请选择在那里可见的图层，或选择画面的其他部分。</translation>
    </message>
    <message>
      <source>Select a layer that the wand looks at.</source>
      <translation>请选择魔棒要取样的图层。</translation>
    </message>
    <message>
      <source>Select a layer, a clip or a result to see its properties.</source>
      <translation>选择图层、片段或结果以查看其属性。</translation>
    </message>
    <message>
      <source>Select a layer, drop a file on the form, or choose one.</source>
      <translation>选择图层、把文件拖到表单上或选取文件。</translation>
    </message>
    <message>
      <source>Select a layer, drop a file, or choose one</source>
      <translation>选择图层、拖入文件或选取文件</translation>
    </message>
    <message>
      <source>Select a rectangle</source>
      <translation>矩形选框</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>全选</translation>
    </message>
    <message>
      <source>Select all clips from the playhead on</source>
      <translation>选择播放头之后的所有片段</translation>
    </message>
    <message>
      <source>Select all its clips</source>
      <translation>选择其所有片段</translation>
    </message>
    <message>
      <source>Select all notes of all tracks</source>
      <translation>选择所有轨道的全部音符</translation>
    </message>
    <message>
      <source>Select all notes of the track</source>
      <translation>选择此轨道的全部音符</translation>
    </message>
    <message>
      <source>Select all of the artboard</source>
      <translation>选择整个画板</translation>
    </message>
    <message>
      <source>Select an ellipse</source>
      <translation>椭圆选框</translation>
    </message>
    <message>
      <source>Select and move</source>
      <translation>选择和移动</translation>
    </message>
    <message>
      <source>Select anew</source>
      <translation>新选区</translation>
    </message>
    <message>
      <source>Select fewer clips to change them by numbers.</source>
      <translation>选择较少的片段才能用数值修改。</translation>
    </message>
    <message>
      <source>Select nothing</source>
      <translation>取消选择</translation>
    </message>
    <message>
      <source>Select one layer to paint on its mask.</source>
      <translation>请选择一个图层以绘制其蒙版。</translation>
    </message>
    <message>
      <source>Select pixels</source>
      <translation>选择像素</translation>
    </message>
    <message>
      <source>Select shapes or texts to give them this colour.</source>
      <translation>先选中形状或文字，再赋予这种颜色。</translation>
    </message>
    <message>
      <source>Select the clips under the playhead</source>
      <translation>选择播放头处的片段</translation>
    </message>
    <message>
      <source>Select the layers in the layers panel, then try again.</source>
      <translation>请在图层面板中选择图层，然后重试。</translation>
    </message>
    <message>
      <source>Select the notes of the track in them</source>
      <translation>选择其中此轨道的音符</translation>
    </message>
    <message>
      <source>Select what the layer covers</source>
      <translation>选择图层覆盖的区域</translation>
    </message>
    <message>
      <source>Select what the mask shows</source>
      <translation>选择蒙版显示的区域</translation>
    </message>
    <message>
      <source>Selected layers</source>
      <translation>所选图层</translation>
    </message>
    <message>
      <source>Selected: {names}.</source>
      <translation>已选择：{names}。</translation>
    </message>
    <message>
      <source>Selection</source>
      <translation>选区</translation>
    </message>
    <message>
      <source>Semibold</source>
      <translation>半粗</translation>
    </message>
    <message>
      <source>Send backward</source>
      <translation>下移一层</translation>
    </message>
    <message>
      <source>Send the score</source>
      <translation>送出乐谱</translation>
    </message>
    <message>
      <source>Send to back</source>
      <translation>移到最后</translation>
    </message>
    <message>
      <source>Separated by commas. Found later with tag:name.</source>
      <translation>用逗号分隔。之后可用 tag:名称 查找。</translation>
    </message>
    <message>
      <source>Sequence</source>
      <translation>序列</translation>
    </message>
    <message>
      <source>Sequence settings</source>
      <translation>序列设置</translation>
    </message>
    <message>
      <source>Sequence settings…</source>
      <translation>序列设置…</translation>
    </message>
    <message>
      <source>Sequence {number}</source>
      <translation>序列 {number}</translation>
    </message>
    <message>
      <source>Sequences and tracks</source>
      <translation>序列和轨道</translation>
    </message>
    <message>
      <source>Set</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Set a marker at the playhead</source>
      <translation>在播放头处添加标记</translation>
    </message>
    <message>
      <source>Set a marker at the playhead; again: change it</source>
      <translation>在播放头处添加标记；再按一次可更改</translation>
    </message>
    <message>
      <source>Set a marker here</source>
      <translation>在此处添加标记</translation>
    </message>
    <message>
      <source>Set keyframe</source>
      <translation>设置关键帧</translation>
    </message>
    <message>
      <source>Set keyframe: {name}</source>
      <translation>设置关键帧：{name}</translation>
    </message>
    <message>
      <source>Set tags</source>
      <translation>设置标签</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Settings of '{name}'</source>
      <translation>“{name}”的设置</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>设置…</translation>
    </message>
    <message>
      <source>Shadow</source>
      <translation>阴影</translation>
    </message>
    <message>
      <source>Shakuhachi</source>
      <translation>尺八</translation>
    </message>
    <message>
      <source>Shamisen</source>
      <translation>三味线</translation>
    </message>
    <message>
      <source>Shanai</source>
      <translation>唢呐</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <source>Shape of all pictures</source>
      <translation>全部图片的形状</translation>
    </message>
    <message>
      <source>Shape of what is selected</source>
      <translation>所选图片的形状</translation>
    </message>
    <message>
      <source>Share the brand kit</source>
      <translation>分享品牌套件</translation>
    </message>
    <message>
      <source>Share the kit as a file…</source>
      <translation>将套件分享为文件…</translation>
    </message>
    <message>
      <source>Shift+Enter</source>
      <translation>Shift+Enter</translation>
    </message>
    <message>
      <source>Shift+Enter always places it on the timeline.</source>
      <translation>Shift+Enter 总是放到时间线。</translation>
    </message>
    <message>
      <source>Shop banner</source>
      <translation>店铺横幅</translation>
    </message>
    <message>
      <source>Shop portrait</source>
      <translation>店铺竖图</translation>
    </message>
    <message>
      <source>Short guiro</source>
      <translation>短刮瓜</translation>
    </message>
    <message>
      <source>Short whistle</source>
      <translation>短哨</translation>
    </message>
    <message>
      <source>Shorten it there, or place a part of it.</source>
      <translation>请在那里缩短它，或放置其中一部分。</translation>
    </message>
    <message>
      <source>Shorter by a step</source>
      <translation>缩短一格</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>显示</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>显示全部</translation>
    </message>
    <message>
      <source>Show all artboards</source>
      <translation>显示所有画板</translation>
    </message>
    <message>
      <source>Show all notices</source>
      <translation>显示所有通知</translation>
    </message>
    <message>
      <source>Show all of the score</source>
      <translation>显示整份乐谱</translation>
    </message>
    <message>
      <source>Show before, while it is held</source>
      <translation>按住时显示之前的样子</translation>
    </message>
    <message>
      <source>Show curves and samples</source>
      <translation>显示曲线和样本</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>在文件夹中显示</translation>
    </message>
    <message>
      <source>Show in red what the mask hides</source>
      <translation>用红色显示蒙版隐藏的部分</translation>
    </message>
    <message>
      <source>Show in red what the mask hides, with brush and eraser</source>
      <translation>用画笔和橡皮时，以红色显示蒙版隐藏的部分</translation>
    </message>
    <message>
      <source>Show it as it is</source>
      <translation>按原样显示</translation>
    </message>
    <message>
      <source>Show it large, in a window of its own</source>
      <translation>在单独的窗口中放大显示</translation>
    </message>
    <message>
      <source>Show its artboard</source>
      <translation>显示它的画板</translation>
    </message>
    <message>
      <source>Show its folder</source>
      <translation>打开所在文件夹</translation>
    </message>
    <message>
      <source>Show its notes</source>
      <translation>显示其音符</translation>
    </message>
    <message>
      <source>Show jobs</source>
      <translation>显示任务</translation>
    </message>
    <message>
      <source>Show less of this</source>
      <translation>少给我这样的</translation>
    </message>
    <message>
      <source>Show less or more time</source>
      <translation>缩放时间</translation>
    </message>
    <message>
      <source>Show notes of other tracks</source>
      <translation>显示其他轨道的音符</translation>
    </message>
    <message>
      <source>Show or hide</source>
      <translation>显示或隐藏</translation>
    </message>
    <message>
      <source>Show or hide notices</source>
      <translation>显示或隐藏通知</translation>
    </message>
    <message>
      <source>Show plugins</source>
      <translation>显示插件</translation>
    </message>
    <message>
      <source>Show recipe</source>
      <translation>显示配方</translation>
    </message>
    <message>
      <source>Show safe areas in the monitor, or not</source>
      <translation>显示或隐藏监视器安全框</translation>
    </message>
    <message>
      <source>Show the branches</source>
      <translation>显示分支</translation>
    </message>
    <message>
      <source>Show the candidate before</source>
      <translation>显示上一个候选</translation>
    </message>
    <message>
      <source>Show the library again</source>
      <translation>重新显示资料库</translation>
    </message>
    <message>
      <source>Show the library again (Esc)</source>
      <translation>重新显示资料库（Esc）</translation>
    </message>
    <message>
      <source>Show the next candidate</source>
      <translation>显示下一个候选</translation>
    </message>
    <message>
      <source>Show the picture as it is until the project is closed</source>
      <translation>按原样显示图片，直到项目关闭</translation>
    </message>
    <message>
      <source>Show the scale</source>
      <translation>显示音阶</translation>
    </message>
    <message>
      <source>Show the score as it is, while it is held</source>
      <translation>按住时显示原乐谱</translation>
    </message>
    <message>
      <source>Show the selection</source>
      <translation>显示所选内容</translation>
    </message>
    <message>
      <source>Show the texts in this font</source>
      <translation>显示用这款字体的文字</translation>
    </message>
    <message>
      <source>Show the writing</source>
      <translation>显示文稿</translation>
    </message>
    <message>
      <source>Show this branch</source>
      <translation>显示这条分支</translation>
    </message>
    <message>
      <source>Show what the model is told</source>
      <translation>显示告诉模型的内容</translation>
    </message>
    <message>
      <source>Show {name}</source>
      <translation>显示 {name}</translation>
    </message>
    <message>
      <source>Shown {count} times</source>
      <translation>显示于 {count} 处</translation>
    </message>
    <message>
      <source>Shrink selection</source>
      <translation>缩小选区</translation>
    </message>
    <message>
      <source>Shrink selection…</source>
      <translation>缩小选区…</translation>
    </message>
    <message>
      <source>Shrink to fit</source>
      <translation>缩小以适应</translation>
    </message>
    <message>
      <source>Side stick</source>
      <translation>边击</translation>
    </message>
    <message>
      <source>Sign with your certificate how it was made (Content Credentials, C2PA).</source>
      <translation>用您的证书签署文件的制作方式（内容凭证，C2PA）。</translation>
    </message>
    <message>
      <source>Signed</source>
      <translation>签名</translation>
    </message>
    <message>
      <source>Signing</source>
      <translation>签名</translation>
    </message>
    <message>
      <source>Signing…</source>
      <translation>签名…</translation>
    </message>
    <message>
      <source>Signs as {name}, until {day}.</source>
      <translation>以“{name}”签名，有效期至 {day}。</translation>
    </message>
    <message>
      <source>Sitar</source>
      <translation>西塔尔琴</translation>
    </message>
    <message>
      <source>Sixteenth notes</source>
      <translation>十六分音符</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>Size and background…</source>
      <translation>大小和背景…</translation>
    </message>
    <message>
      <source>Size in which frames are painted; Auto keeps up with playing</source>
      <translation>画面的渲染分辨率；“自动”会在播放时保持流畅</translation>
    </message>
    <message>
      <source>Size of the letters</source>
      <translation>字号</translation>
    </message>
    <message>
      <source>Size, px</source>
      <translation>大小（像素）</translation>
    </message>
    <message>
      <source>Sizes of your own, for artboards, ads and campaigns.</source>
      <translation>用于画板、广告和营销活动的自定义尺寸。</translation>
    </message>
    <message>
      <source>Skew</source>
      <translation>倾斜</translation>
    </message>
    <message>
      <source>Skew layers</source>
      <translation>倾斜图层</translation>
    </message>
    <message>
      <source>Skyscraper</source>
      <translation>摩天楼</translation>
    </message>
    <message>
      <source>Slap bass 1</source>
      <translation>击弦贝斯 1</translation>
    </message>
    <message>
      <source>Slap bass 2</source>
      <translation>击弦贝斯 2</translation>
    </message>
    <message>
      <source>Slide clip</source>
      <translation>滑移片段位置</translation>
    </message>
    <message>
      <source>Slide: move a clip between its neighbours</source>
      <translation>滑动：在相邻片段间移动片段</translation>
    </message>
    <message>
      <source>Slip clip</source>
      <translation>滑移片段内容</translation>
    </message>
    <message>
      <source>Slip: show another part of the clip</source>
      <translation>滑移：显示片段的另一段</translation>
    </message>
    <message>
      <source>Slow end</source>
      <translation>缓出</translation>
    </message>
    <message>
      <source>Slow start</source>
      <translation>缓入</translation>
    </message>
    <message>
      <source>Slow start and end</source>
      <translation>缓入缓出</translation>
    </message>
    <message>
      <source>Small</source>
      <translation>小尺寸</translation>
    </message>
    <message>
      <source>Small WebP</source>
      <translation>小体积 WebP</translation>
    </message>
    <message>
      <source>Small copies of large videos, and what the waveforms of sounds are drawn from; the oldest go by themselves.</source>
      <translation>大视频的小副本，以及绘制声音波形所用的数据；最旧的会自动清除。</translation>
    </message>
    <message>
      <source>Small copies that play smoothly, made in the background. Exports use the originals.</source>
      <translation>在后台制作、播放流畅的小副本。导出使用原始文件。</translation>
    </message>
    <message>
      <source>Small mobile banner</source>
      <translation>小型移动横幅</translation>
    </message>
    <message>
      <source>Small square</source>
      <translation>小方图</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>缩小</translation>
    </message>
    <message>
      <source>Smaller letters</source>
      <translation>缩小文字</translation>
    </message>
    <message>
      <source>Smaller letters, until all of it fits into its box</source>
      <translation>缩小文字，直到全部放进文本框</translation>
    </message>
    <message>
      <source>Smaller or larger brush</source>
      <translation>画笔变小或变大</translation>
    </message>
    <message>
      <source>Smooth edge</source>
      <translation>平滑边缘</translation>
    </message>
    <message>
      <source>Smooth when scaled</source>
      <translation>缩放时平滑</translation>
    </message>
    <message>
      <source>Smoothing</source>
      <translation>平滑</translation>
    </message>
    <message>
      <source>Smoothing of the curves</source>
      <translation>曲线的平滑程度</translation>
    </message>
    <message>
      <source>Snap to the grid</source>
      <translation>对齐网格</translation>
    </message>
    <message>
      <source>Snare</source>
      <translation>军鼓</translation>
    </message>
    <message>
      <source>Social @1x @2x</source>
      <translation>社交媒体 @1x @2x</translation>
    </message>
    <message>
      <source>Soft light</source>
      <translation>柔光</translation>
    </message>
    <message>
      <source>Softer</source>
      <translation>更弱</translation>
    </message>
    <message>
      <source>Softer or harder brush</source>
      <translation>画笔变软或变硬</translation>
    </message>
    <message>
      <source>Softness</source>
      <translation>柔和度</translation>
    </message>
    <message>
      <source>Solo track</source>
      <translation>独奏轨道</translation>
    </message>
    <message>
      <source>Solo: hear {name} alone</source>
      <translation>独奏：只听{name}</translation>
    </message>
    <message>
      <source>Some</source>
      <translation>一些</translation>
    </message>
    <message>
      <source>Something went wrong inside the studio ({kind}).</source>
      <translation>工作室内部出错（{kind}）。</translation>
    </message>
    <message>
      <source>Soprano saxophone</source>
      <translation>高音萨克斯</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>声音</translation>
    </message>
    <message>
      <source>Sound effects</source>
      <translation>音效</translation>
    </message>
    <message>
      <source>Sound font</source>
      <translation>音色库</translation>
    </message>
    <message>
      <source>Sound font of scores</source>
      <translation>乐谱的音色库</translation>
    </message>
    <message>
      <source>Sound fonts</source>
      <translation>音色库</translation>
    </message>
    <message>
      <source>Sound font…</source>
      <translation>音色库…</translation>
    </message>
    <message>
      <source>Sounds</source>
      <translation>音频</translation>
    </message>
    <message>
      <source>Soundtrack</source>
      <translation>电影配乐</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Source from</source>
      <translation>源入点</translation>
    </message>
    <message>
      <source>Source of what is selected</source>
      <translation>所选图片的来源</translation>
    </message>
    <message>
      <source>Space between letters, thousandths</source>
      <translation>字间距，千分之一字号</translation>
    </message>
    <message>
      <source>Space leaves out what is selected, or takes it in again.</source>
      <translation>空格键排除所选图片，或重新纳入。</translation>
    </message>
    <message>
      <source>Spacing</source>
      <translation>间距</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>西班牙语</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>速度</translation>
    </message>
    <message>
      <source>Splash cymbal</source>
      <translation>水镲</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>拆分</translation>
    </message>
    <message>
      <source>Split all tracks at the playhead</source>
      <translation>在播放头处拆分所有轨道</translation>
    </message>
    <message>
      <source>Split at the playhead</source>
      <translation>在播放头处拆分</translation>
    </message>
    <message>
      <source>Split clip</source>
      <translation>拆分片段</translation>
    </message>
    <message>
      <source>Split notes</source>
      <translation>拆分音符</translation>
    </message>
    <message>
      <source>Split the clip at the playhead</source>
      <translation>在播放头处拆分片段</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>扩展</translation>
    </message>
    <message>
      <source>Square</source>
      <translation>方形</translation>
    </message>
    <message>
      <source>Square 1080 × 1080</source>
      <translation>方形 1080 × 1080</translation>
    </message>
    <message>
      <source>Square lead</source>
      <translation>方波主音</translation>
    </message>
    <message>
      <source>Standard ({name})</source>
      <translation>标准（{name}）</translation>
    </message>
    <message>
      <source>Standard kit</source>
      <translation>标准鼓组</translation>
    </message>
    <message>
      <source>Star</source>
      <translation>星形</translation>
    </message>
    <message>
      <source>Stars</source>
      <translation>星级</translation>
    </message>
    <message>
      <source>Stars of the ad</source>
      <translation>广告评分</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>开始</translation>
    </message>
    <message>
      <source>Start as usual</source>
      <translation>照常启动</translation>
    </message>
    <message>
      <source>Start in safe mode</source>
      <translation>以安全模式启动</translation>
    </message>
    <message>
      <source>Start page</source>
      <translation>起始页</translation>
    </message>
    <message>
      <source>Start without it</source>
      <translation>不带它开始</translation>
    </message>
    <message>
      <source>Start, end</source>
      <translation>开始、结束</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>正在启动</translation>
    </message>
    <message>
      <source>Starting: the engine is being prepared.</source>
      <translation>正在启动：引擎准备中。</translation>
    </message>
    <message>
      <source>Stays where it is on this artboard when words or pictures of the ad change</source>
      <translation>广告的文字或图片改变时，在此画板上保持原位</translation>
    </message>
    <message>
      <source>Steel drums</source>
      <translation>钢鼓</translation>
    </message>
    <message>
      <source>Steel guitar</source>
      <translation>钢弦吉他</translation>
    </message>
    <message>
      <source>Stems are in '{name}'.</source>
      <translation>分轨在“{name}”中。</translation>
    </message>
    <message>
      <source>Stems as FLAC: a file a part…</source>
      <translation>分轨 FLAC：每个声部一个文件…</translation>
    </message>
    <message>
      <source>Stems as WAV: a file a part…</source>
      <translation>分轨 WAV：每个声部一个文件…</translation>
    </message>
    <message>
      <source>Step by step: keys write notes of the grid's length while nothing plays</source>
      <translation>逐步输入：未播放时，按键写入网格长度的音符</translation>
    </message>
    <message>
      <source>Step {index} of {count}</source>
      <translation>第 {index} 步，共 {count} 步</translation>
    </message>
    <message>
      <source>Steps of the grid, 1 (whole notes) to 6 (thirty-second notes)</source>
      <translation>网格步长，1（全音符）至 6（三十二分音符）</translation>
    </message>
    <message>
      <source>Stills</source>
      <translation>静态图</translation>
    </message>
    <message>
      <source>Stills, banners, films and prints of these artboards, with a report</source>
      <translation>这些画板的静态图、横幅、影片和印刷文件，并附报告</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Stop at</source>
      <translation>停止于</translation>
    </message>
    <message>
      <source>Stop collecting; nothing of it is left behind</source>
      <translation>停止收集；不会留下任何文件</translation>
    </message>
    <message>
      <source>Stop copying files into the project</source>
      <translation>停止将文件复制到项目</translation>
    </message>
    <message>
      <source>Stop listening</source>
      <translation>停止试听</translation>
    </message>
    <message>
      <source>Stop playing</source>
      <translation>停止播放</translation>
    </message>
    <message>
      <source>Stop reading</source>
      <translation>停止读取</translation>
    </message>
    <message>
      <source>Stop the training; it can go on later</source>
      <translation>停止训练；以后可以继续</translation>
    </message>
    <message>
      <source>Stop them</source>
      <translation>停止任务</translation>
    </message>
    <message>
      <source>Stop writing; again: offer nothing more</source>
      <translation>停止写作；再按一次：不再给出候选</translation>
    </message>
    <message>
      <source>Stop writing; nothing of it is left behind</source>
      <translation>停止写入；不会留下任何文件</translation>
    </message>
    <message>
      <source>Stop writing; what has come is kept</source>
      <translation>停止写作；已写出的会保留</translation>
    </message>
    <message>
      <source>Stop {number} of {count}: {color} at {percent} %</source>
      <translation>第 {number} 个色标，共 {count} 个：{color}，位置 {percent} %</translation>
    </message>
    <message>
      <source>Stop; it can go on later</source>
      <translation>停止；之后可以继续</translation>
    </message>
    <message>
      <source>Stopped at {percent} %</source>
      <translation>已停止于 {percent} %</translation>
    </message>
    <message>
      <source>Stopped at {percent} %. Go on whenever you like.</source>
      <translation>停在 {percent}%。随时可以继续。</translation>
    </message>
    <message>
      <source>Stopping</source>
      <translation>正在停止</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <source>Stops of the gradient</source>
      <translation>渐变色标</translation>
    </message>
    <message>
      <source>Storage</source>
      <translation>存储空间</translation>
    </message>
    <message>
      <source>Storage…</source>
      <translation>存储空间…</translation>
    </message>
    <message>
      <source>Story</source>
      <translation>竖屏</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>强度</translation>
    </message>
    <message>
      <source>Stretch</source>
      <translation>拉伸</translation>
    </message>
    <message>
      <source>Stretch to the frame</source>
      <translation>拉伸到画面</translation>
    </message>
    <message>
      <source>String ensemble 1</source>
      <translation>弦乐合奏 1</translation>
    </message>
    <message>
      <source>String ensemble 2</source>
      <translation>弦乐合奏 2</translation>
    </message>
    <message>
      <source>Strings</source>
      <translation>弦乐</translation>
    </message>
    <message>
      <source>Stroke</source>
      <translation>描边</translation>
    </message>
    <message>
      <source>Style</source>
      <translation>样式</translation>
    </message>
    <message>
      <source>Subhead</source>
      <translation>副标题</translation>
    </message>
    <message>
      <source>Subtitle</source>
      <translation>字幕</translation>
    </message>
    <message>
      <source>Subtitles</source>
      <translation>字幕</translation>
    </message>
    <message>
      <source>Subtitles (SubRip)</source>
      <translation>字幕（SubRip）</translation>
    </message>
    <message>
      <source>Subtitles (WebVTT)</source>
      <translation>字幕（WebVTT）</translation>
    </message>
    <message>
      <source>Such as a model that was tuned on your past ads.</source>
      <translation>例如用您的过往广告微调的模型。</translation>
    </message>
    <message>
      <source>Such as en, zh: each gets a full set.</source>
      <translation>例如 en, zh：每种语言都有一整套。</translation>
    </message>
    <message>
      <source>Super leaderboard</source>
      <translation>超级页首横幅</translation>
    </message>
    <message>
      <source>Surprise at Chinese characters that it didn't learn from: {value} bits each, where counted runs of five (5-gram Kneser-Ney) have {beside}; lower is better</source>
      <translation>对未学过的汉字感到的意外：每字 {value} 比特，而统计五字连用（五元 Kneser-Ney 模型）为 {beside}；越低越好</translation>
    </message>
    <message>
      <source>Surprise at Chinese characters that it didn't learn from: {value} bits each; lower is better</source>
      <translation>对未学过的汉字感到的意外：每字 {value} 比特；越低越好</translation>
    </message>
    <message>
      <source>Surprise at music that it didn't learn from: {value} nats a sixteenth note, {beside} before; lower is better</source>
      <translation>对未学过的音乐感到的意外：每个十六分音符 {value} 奈特，之前为 {beside}；越低越好</translation>
    </message>
    <message>
      <source>Surprise at music that it didn't learn from: {value} nats a sixteenth note; lower is better</source>
      <translation>对未学过的音乐感到的意外：每个十六分音符 {value} 奈特；越低越好</translation>
    </message>
    <message>
      <source>Surprise at texts that it didn't learn from: {value} bits a character, where counted runs of five (5-gram Kneser-Ney) have {beside}; lower is better</source>
      <translation>对未学过的文字感到的意外：每个字符 {value} 比特，而统计五个字符连用（五元 Kneser-Ney 模型）为 {beside}；越低越好</translation>
    </message>
    <message>
      <source>Surprise at texts that it didn't learn from: {value} bits a character, {beside} before; lower is better</source>
      <translation>对未学过的文字感到的意外：每个字符 {value} 比特，之前为 {beside}；越低越好</translation>
    </message>
    <message>
      <source>Surprise at texts that it didn't learn from: {value} bits a character; lower is better</source>
      <translation>对未学过的文字感到的意外：每个字符 {value} 比特；越低越好</translation>
    </message>
    <message>
      <source>Surprise at the chorales by Bach that models are compared on: {value} nats a sixteenth note; lower is better</source>
      <translation>对各家模型共用来比较的巴赫众赞歌感到的意外：每个十六分音符 {value} 奈特；越低越好</translation>
    </message>
    <message>
      <source>Surprise at the music that it learned from, before: {value} nats a sixteenth note</source>
      <translation>之前对所学音乐感到的意外：每个十六分音符 {value} 奈特</translation>
    </message>
    <message>
      <source>Surprise at the music that it learned from: {value} nats a sixteenth note; far less than at other music means known by heart</source>
      <translation>对所学音乐感到的意外：每个十六分音符 {value} 奈特；比对别的音乐低得多，就是背了下来</translation>
    </message>
    <message>
      <source>Surprise at the texts that it learned from: {value} bits a character, {beside} before; lower is better</source>
      <translation>对所学文字感到的意外：每个字符 {value} 比特，之前为 {beside}；越低越好</translation>
    </message>
    <message>
      <source>Surprise at the texts that it learned from: {value} bits a character; far less than at other texts means known by heart</source>
      <translation>对所学文字感到的意外：每个字符 {value} 比特；比对别的文字低得多，就是背了下来</translation>
    </message>
    <message>
      <source>Sweep pad</source>
      <translation>扫频铺底</translation>
    </message>
    <message>
      <source>Swing</source>
      <translation>摇摆</translation>
    </message>
    <message>
      <source>Switch off</source>
      <translation>停用</translation>
    </message>
    <message>
      <source>Switch on</source>
      <translation>启用</translation>
    </message>
    <message>
      <source>Switched off</source>
      <translation>已关闭</translation>
    </message>
    <message>
      <source>Switched on</source>
      <translation>已启用</translation>
    </message>
    <message>
      <source>Syllable</source>
      <translation>音节</translation>
    </message>
    <message>
      <source>Synth bass 1</source>
      <translation>合成贝斯 1</translation>
    </message>
    <message>
      <source>Synth bass 2</source>
      <translation>合成贝斯 2</translation>
    </message>
    <message>
      <source>Synth brass 1</source>
      <translation>合成铜管 1</translation>
    </message>
    <message>
      <source>Synth brass 2</source>
      <translation>合成铜管 2</translation>
    </message>
    <message>
      <source>Synth drum</source>
      <translation>合成鼓</translation>
    </message>
    <message>
      <source>Synth effects</source>
      <translation>合成效果</translation>
    </message>
    <message>
      <source>Synth lead</source>
      <translation>合成主音</translation>
    </message>
    <message>
      <source>Synth pad</source>
      <translation>合成铺底</translation>
    </message>
    <message>
      <source>Synth strings 1</source>
      <translation>合成弦乐 1</translation>
    </message>
    <message>
      <source>Synth strings 2</source>
      <translation>合成弦乐 2</translation>
    </message>
    <message>
      <source>Synth voice</source>
      <translation>合成人声</translation>
    </message>
    <message>
      <source>TRY A SAMPLE</source>
      <translation>试试示例</translation>
    </message>
    <message>
      <source>TXT, Markdown, DOCX, Fountain or JSONL; a megabyte or more is best.</source>
      <translation>TXT、Markdown、DOCX、Fountain 或 JSONL；最好 1 MB 以上。</translation>
    </message>
    <message>
      <source>Tablet</source>
      <translation>平板电脑</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Tags of what is chosen</source>
      <translation>所选项的标签</translation>
    </message>
    <message>
      <source>Tags…</source>
      <translation>标签…</translation>
    </message>
    <message>
      <source>Taiko drum</source>
      <translation>太鼓</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>采用</translation>
    </message>
    <message>
      <source>Take a colour</source>
      <translation>取色</translation>
    </message>
    <message>
      <source>Take a colour from the canvas</source>
      <translation>从画布取色</translation>
    </message>
    <message>
      <source>Take a fresh seed each time</source>
      <translation>每次使用新种子</translation>
    </message>
    <message>
      <source>Take all of it</source>
      <translation>取整张</translation>
    </message>
    <message>
      <source>Take away from the selection</source>
      <translation>从选区减去</translation>
    </message>
    <message>
      <source>Take in</source>
      <translation>纳入</translation>
    </message>
    <message>
      <source>Take it into the score</source>
      <translation>采用到乐谱中</translation>
    </message>
    <message>
      <source>Take it out</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Take one of up to nine alternatives</source>
      <translation>采用最多九个候选之一</translation>
    </message>
    <message>
      <source>Take out of the trash</source>
      <translation>移出回收站</translation>
    </message>
    <message>
      <source>Take out what lies in the loop, and close up</source>
      <translation>提取循环区域内的内容，闭合空隙</translation>
    </message>
    <message>
      <source>Take out what lies in the loop, and leave a gap</source>
      <translation>提升循环区域内的内容，留下空隙</translation>
    </message>
    <message>
      <source>Take over what was typed</source>
      <translation>采用输入的内容</translation>
    </message>
    <message>
      <source>Take the alternative that is shown</source>
      <translation>采用当前显示的候选</translation>
    </message>
    <message>
      <source>Take the loop away</source>
      <translation>清除循环区间</translation>
    </message>
    <message>
      <source>Take the pictures that are selected on the canvas</source>
      <translation>使用画布上选中的图片</translation>
    </message>
    <message>
      <source>Take the track away</source>
      <translation>移除此轨道</translation>
    </message>
    <message>
      <source>Take the transition away</source>
      <translation>移除转场</translation>
    </message>
    <message>
      <source>Take the words that the writing has now</source>
      <translation>采用文稿现在的文字</translation>
    </message>
    <message>
      <source>Take what is chosen out of the trash</source>
      <translation>将所选项移出回收站</translation>
    </message>
    <message>
      <source>Take what is selected in again</source>
      <translation>重新纳入所选图片</translation>
    </message>
    <message>
      <source>Take what was generated</source>
      <translation>采用生成的内容</translation>
    </message>
    <message>
      <source>Take {number}</source>
      <translation>版本 {number}</translation>
    </message>
    <message>
      <source>Take {number} of {count}</source>
      <translation>第 {number} 个版本，共 {count} 个</translation>
    </message>
    <message>
      <source>Taken as it comes</source>
      <translation>已采用，边写边入</translation>
    </message>
    <message>
      <source>Takes</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>Takes about {time} on a workstation with a GPU</source>
      <translation>在带 GPU 的工作站上约需 {time}</translation>
    </message>
    <message>
      <source>Takes about {time} on an ordinary computer without a GPU</source>
      <translation>在没有 GPU 的普通电脑上约需 {time}</translation>
    </message>
    <message>
      <source>Takes about {time} on this computer</source>
      <translation>在这台电脑上约需 {time}</translation>
    </message>
    <message>
      <source>Takes effect at the next start.</source>
      <translation>下次启动时生效。</translation>
    </message>
    <message>
      <source>Takes the place of</source>
      <translation>将替换</translation>
    </message>
    <message>
      <source>Tambourine</source>
      <translation>铃鼓</translation>
    </message>
    <message>
      <source>Tango accordion</source>
      <translation>探戈手风琴</translation>
    </message>
    <message>
      <source>Taobao detail</source>
      <translation>淘宝详情图</translation>
    </message>
    <message>
      <source>Taobao main picture</source>
      <translation>淘宝主图</translation>
    </message>
    <message>
      <source>Teal</source>
      <translation>青色</translation>
    </message>
    <message>
      <source>Telephone ring</source>
      <translation>电话铃</translation>
    </message>
    <message>
      <source>Tempo</source>
      <translation>速度</translation>
    </message>
    <message>
      <source>Tempo and metre</source>
      <translation>速度和拍号</translation>
    </message>
    <message>
      <source>Tempo and metre…</source>
      <translation>速度和拍号…</translation>
    </message>
    <message>
      <source>Ten frames back</source>
      <translation>后退十帧</translation>
    </message>
    <message>
      <source>Ten frames on</source>
      <translation>前进十帧</translation>
    </message>
    <message>
      <source>Tenor saxophone</source>
      <translation>次中音萨克斯</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>Text can be searched and copied; outlines need no font.</source>
      <translation>文字可以搜索和复制；轮廓不需要字体。</translation>
    </message>
    <message>
      <source>Text colour</source>
      <translation>文字颜色</translation>
    </message>
    <message>
      <source>Text of the line</source>
      <translation>此行的文字</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>文字大小</translation>
    </message>
    <message>
      <source>Text {number}</source>
      <translation>文稿 {number}</translation>
    </message>
    <message>
      <source>Texts</source>
      <translation>文本</translation>
    </message>
    <message>
      <source>Texts and subtitles</source>
      <translation>文字和字幕</translation>
    </message>
    <message>
      <source>The IPTC's digital source type and the implicit label of GB 45438-2025, also without recipe</source>
      <translation>IPTC 数字来源类型和 GB 45438-2025 隐式标识，不含配方时也写入</translation>
    </message>
    <message>
      <source>The ad, with the boxes of its elements</source>
      <translation>广告及其元素的方框</translation>
    </message>
    <message>
      <source>The ads are delivered</source>
      <translation>广告已交付</translation>
    </message>
    <message>
      <source>The alternative before</source>
      <translation>上一个候选</translation>
    </message>
    <message>
      <source>The alternative before or after, of the passage at the caret</source>
      <translation>光标处段落的上一个或下一个候选</translation>
    </message>
    <message>
      <source>The artboards of this export are gone.</source>
      <translation>此导出的画板已不存在。</translation>
    </message>
    <message>
      <source>The best at hand</source>
      <translation>现有最合适的</translation>
    </message>
    <message>
      <source>The best for the language</source>
      <translation>最适合该语言的</translation>
    </message>
    <message>
      <source>The brand kit</source>
      <translation>品牌套件</translation>
    </message>
    <message>
      <source>The button at the left makes one.</source>
      <translation>可用左侧的按钮新建。</translation>
    </message>
    <message>
      <source>The candidate before (Left)</source>
      <translation>上一个候选（左）</translation>
    </message>
    <message>
      <source>The choice as text, to copy or paste: names of formats, groups, platforms or sizes, by commas.</source>
      <translation>所选版式的文本，可复制或粘贴：版式、分组、平台名称或尺寸，以逗号分隔。</translation>
    </message>
    <message>
      <source>The choices for '{name}' are kept beside the pictures.</source>
      <translation>对“{name}”的选择保存在图片旁边。</translation>
    </message>
    <message>
      <source>The choices for '{name}' are kept by the studio.</source>
      <translation>对“{name}”的选择由程序保存。</translation>
    </message>
    <message>
      <source>The clip ends there: there is no more material.</source>
      <translation>片段到此为止：没有更多素材了。</translation>
    </message>
    <message>
      <source>The clipboard holds a state of '{other}', not of '{name}'.</source>
      <translation>剪贴板中是“{other}”的状态，而不是“{name}”的。</translation>
    </message>
    <message>
      <source>The clipboard holds no state.</source>
      <translation>剪贴板中没有状态。</translation>
    </message>
    <message>
      <source>The curves are in '{name}'.</source>
      <translation>曲线已在“{name}”中。</translation>
    </message>
    <message>
      <source>The edge fades over this far to each side.</source>
      <translation>边缘向两侧各淡化这么远。</translation>
    </message>
    <message>
      <source>The element is</source>
      <translation>该元素为</translation>
    </message>
    <message>
      <source>The engine '{name}' is being unpacked and tried …</source>
      <translation>正在解包并试用引擎“{name}”…</translation>
    </message>
    <message>
      <source>The figures are on the card of '{name}'.</source>
      <translation>数值已写入“{name}”的卡片。</translation>
    </message>
    <message>
      <source>The file</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>The file needs a folder.</source>
      <translation>请指定文件夹。</translation>
    </message>
    <message>
      <source>The file needs a name.</source>
      <translation>请指定文件名。</translation>
    </message>
    <message>
      <source>The files need a folder.</source>
      <translation>需要为文件指定文件夹。</translation>
    </message>
    <message>
      <source>The files stay where they are.</source>
      <translation>文件仍在原处。</translation>
    </message>
    <message>
      <source>The first samples come soon</source>
      <translation>第一批样本即将出现</translation>
    </message>
    <message>
      <source>The first {count} letters are not read.</source>
      <translation>开头的 {count} 个字没有读到。</translation>
    </message>
    <message>
      <source>The folder isn't there yet; it will be made.</source>
      <translation>该文件夹尚不存在，将自动创建。</translation>
    </message>
    <message>
      <source>The folder itself can't be written to.</source>
      <translation>该文件夹不可写入。</translation>
    </message>
    <message>
      <source>The font '{name}' isn't on this computer.</source>
      <translation>这台电脑上没有字体“{name}”。</translation>
    </message>
    <message>
      <source>The frame is on the clipboard.</source>
      <translation>画面已复制到剪贴板。</translation>
    </message>
    <message>
      <source>The last changes can't be kept</source>
      <translation>无法保存最近的更改</translation>
    </message>
    <message>
      <source>The last start didn't get to its end</source>
      <translation>上次启动未能完成</translation>
    </message>
    <message>
      <source>The loop: drag it or its ends, double-click turns it on or off, Ctrl+click takes it away</source>
      <translation>循环区间：可拖动整体或两端，双击开启或关闭，Ctrl+单击清除</translation>
    </message>
    <message>
      <source>The model {name} is missing on this machine.</source>
      <translation>本机上缺少模型 {name}。</translation>
    </message>
    <message>
      <source>The models that this project was made with lie beside it.</source>
      <translation>制作此项目所用的模型就在它旁边。</translation>
    </message>
    <message>
      <source>The new result is identical to {name}, byte for byte.</source>
      <translation>新结果与 {name} 逐字节完全相同。</translation>
    </message>
    <message>
      <source>The next alternative</source>
      <translation>下一个候选</translation>
    </message>
    <message>
      <source>The next box is</source>
      <translation>下一个方框为</translation>
    </message>
    <message>
      <source>The next candidate (Right)</source>
      <translation>下一个候选（右）</translation>
    </message>
    <message>
      <source>The next clip is in the way.</source>
      <translation>后一个片段挡住了。</translation>
    </message>
    <message>
      <source>The one that ships</source>
      <translation>自带的音色库</translation>
    </message>
    <message>
      <source>The palette has all colours of what is selected.</source>
      <translation>所选内容的颜色色板里都已有。</translation>
    </message>
    <message>
      <source>The parts of a layout come in one after another; it ends still.</source>
      <translation>版式的各部分依次出现，最后静止。</translation>
    </message>
    <message>
      <source>The picture can't be read.</source>
      <translation>无法读取图片。</translation>
    </message>
    <message>
      <source>The pictures in the ads</source>
      <translation>广告中的图片</translation>
    </message>
    <message>
      <source>The project, too</source>
      <translation>同时交付项目</translation>
    </message>
    <message>
      <source>The recipe is on the clipboard.</source>
      <translation>配方已复制到剪贴板。</translation>
    </message>
    <message>
      <source>The report is in '{name}'.</source>
      <translation>报告已保存到“{name}”。</translation>
    </message>
    <message>
      <source>The result fills the selection and becomes a layer that is masked by it</source>
      <translation>结果填满选区，并成为以选区为蒙版的图层</translation>
    </message>
    <message>
      <source>The same seed and settings make the same result.</source>
      <translation>相同的种子和设置得到相同的结果。</translation>
    </message>
    <message>
      <source>The selected layer</source>
      <translation>所选图层</translation>
    </message>
    <message>
      <source>The sequence has another shape: there will be bars beside or above it.</source>
      <translation>画幅比例与序列不同：两侧或上下会出现黑边。</translation>
    </message>
    <message>
      <source>The sizes keep their arrangement: {reason}</source>
      <translation>各尺寸保持原有排列：{reason}</translation>
    </message>
    <message>
      <source>The state is on the clipboard.</source>
      <translation>状态已复制到剪贴板。</translation>
    </message>
    <message>
      <source>The state on the clipboard doesn't fit: {why}</source>
      <translation>剪贴板中的状态不适用：{why}</translation>
    </message>
    <message>
      <source>The studio ended before it was saved. Go on with that work, or start without it: it stays on the start page.</source>
      <translation>工作室在保存之前结束了。可以继续那份工作，或不带它开始：它会留在起始页。</translation>
    </message>
    <message>
      <source>The studio still has its last state.</source>
      <translation>程序仍保留着它的最后状态。</translation>
    </message>
    <message>
      <source>The sub-folder</source>
      <translation>子文件夹</translation>
    </message>
    <message>
      <source>The subtitles of '{name}' are on the timeline.</source>
      <translation>“{name}”的字幕已放到时间线上。</translation>
    </message>
    <message>
      <source>The text</source>
      <translation>文本</translation>
    </message>
    <message>
      <source>The trash is empty.</source>
      <translation>回收站是空的。</translation>
    </message>
    <message>
      <source>The whole clip</source>
      <translation>整个片段</translation>
    </message>
    <message>
      <source>The whole clip, or one layer of its artboard</source>
      <translation>整个片段，或其画板中的一个图层</translation>
    </message>
    <message>
      <source>The whole sequence, or what lies in its loop region.</source>
      <translation>整个序列，或循环区域内的部分。</translation>
    </message>
    <message>
      <source>The window closes when the jobs are done.</source>
      <translation>任务完成后窗口会关闭。</translation>
    </message>
    <message>
      <source>The words, if you like</source>
      <translation>文字（可选）</translation>
    </message>
    <message>
      <source>Their arrangements compete with the composer's own.</source>
      <translation>它们的版式会与排版工具自己的方案一同比较。</translation>
    </message>
    <message>
      <source>Their lengths, s</source>
      <translation>影片长度（秒）</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <source>Then {values}.</source>
      <translation>之后 {values}。</translation>
    </message>
    <message>
      <source>There is no '{name}'.</source>
      <translation>找不到“{name}”。</translation>
    </message>
    <message>
      <source>There is no artboard to export.</source>
      <translation>没有可导出的画板。</translation>
    </message>
    <message>
      <source>There is no artboard yet.</source>
      <translation>还没有画板。</translation>
    </message>
    <message>
      <source>There is no beat '{text}'.</source>
      <translation>没有“{text}”这一拍。</translation>
    </message>
    <message>
      <source>There is no certificate to sign with.</source>
      <translation>没有可用于签名的证书。</translation>
    </message>
    <message>
      <source>There is no certificate yet.</source>
      <translation>还没有证书。</translation>
    </message>
    <message>
      <source>There is no cut here.</source>
      <translation>这里没有剪辑点。</translation>
    </message>
    <message>
      <source>There is no gap under the playhead that could be closed.</source>
      <translation>播放头处没有可以闭合的空隙。</translation>
    </message>
    <message>
      <source>There is no model yet. Train one or import one.</source>
      <translation>还没有模型。请训练或导入一个。</translation>
    </message>
    <message>
      <source>There is no sequence for '{name}'.</source>
      <translation>没有可放置“{name}”的序列。</translation>
    </message>
    <message>
      <source>There is no sequence to export.</source>
      <translation>没有可导出的序列。</translation>
    </message>
    <message>
      <source>There is no sound device: the timeline plays silently.</source>
      <translation>没有声音设备：时间轴将无声播放。</translation>
    </message>
    <message>
      <source>There is no sound in this sequence.</source>
      <translation>此序列没有声音。</translation>
    </message>
    <message>
      <source>There is no walk at the playhead that takes this as a key.</source>
      <translation>播放头处没有可以接受它作为关键点的漫游。</translation>
    </message>
    <message>
      <source>There is nothing here yet to compare it with. More like this looks through this project and your own folders, and says what it found alike. What you mark with L, it shows more of.</source>
      <translation>这里还没有可与之比较的东西。“更多类似的”会查看本项目和您自己的文件夹，并说明相似之处。用 L 标记的，它会多给您看。</translation>
    </message>
    <message>
      <source>There is nothing to be seen of it.</source>
      <translation>它没有可见的内容。</translation>
    </message>
    <message>
      <source>There is nothing to paste.</source>
      <translation>没有可粘贴的内容。</translation>
    </message>
    <message>
      <source>There is one of this name. It stays as it is; the new one gets a number in its id.</source>
      <translation>已有同名模型或训练。它保持不变；新模型的 ID 会带编号。</translation>
    </message>
    <message>
      <source>There isn't enough memory to select on an artboard of this size.</source>
      <translation>内存不足，无法在这么大的画板上建立选区。</translation>
    </message>
    <message>
      <source>These files of the project aren't there. Locate them one by one, or choose a folder: all that is below it is looked through, by what files hold, then by their names and lengths.</source>
      <translation>项目的这些文件不见了。请逐个定位，或选择一个文件夹：将查找其中的所有内容，先按文件内容，再按名称和长度。</translation>
    </message>
    <message>
      <source>These fonts aren't on this computer; their texts are shown in {other}. Choose another font for them, or install them and open the project again.</source>
      <translation>这台电脑上没有这些字体；用到它们的文字以 {other} 显示。请为它们选择其他字体，或安装后重新打开项目。</translation>
    </message>
    <message>
      <source>These layers have different effects. What is added is added to each.</source>
      <translation>这些图层的效果各不相同。新加的效果会加到每一层。</translation>
    </message>
    <message>
      <source>These suit the pictures: mirror {mirror}, augmentation {augment}, up to {resolution} px.</source>
      <translation>适合这些图片的设置：镜像{mirror}，增强“{augment}”，最高 {resolution} px。</translation>
    </message>
    <message>
      <source>They are kept, while the studio runs, for words that a model has just written.</source>
      <translation>只有模型刚写的词会在本次运行中保留其他可能。</translation>
    </message>
    <message>
      <source>They are removed on the command line: creastudio engine remove NAME.</source>
      <translation>在命令行中移除：creastudio engine remove 名称。</translation>
    </message>
    <message>
      <source>They are removed one by one under Generate &gt; Models.</source>
      <translation>可在“生成 &gt; 模型”中逐个移除。</translation>
    </message>
    <message>
      <source>They are removed under Help &gt; Plugins.</source>
      <translation>可在“帮助 &gt; 插件”中移除。</translation>
    </message>
    <message>
      <source>They are used where they lie, and not copied.</source>
      <translation>将就地使用，不会复制。</translation>
    </message>
    <message>
      <source>They aren't in {name} yet.</source>
      <translation>它们尚未写入 {name}。</translation>
    </message>
    <message>
      <source>They hold until the next change. Clips stay where they are in time.</source>
      <translation>在下一处变化之前有效。片段的时间位置不变。</translation>
    </message>
    <message>
      <source>Thin</source>
      <translation>极细</translation>
    </message>
    <message>
      <source>Thirty-second notes</source>
      <translation>三十二分音符</translation>
    </message>
    <message>
      <source>This ad came without its picture.</source>
      <translation>此广告未附图片。</translation>
    </message>
    <message>
      <source>This artboard isn't in the document any more.</source>
      <translation>文档中已没有此画板。</translation>
    </message>
    <message>
      <source>This can't be undone. A saved project file isn't touched.</source>
      <translation>此操作无法撤销。已保存的项目文件不受影响。</translation>
    </message>
    <message>
      <source>This clip alone</source>
      <translation>仅此片段</translation>
    </message>
    <message>
      <source>This folder can't be used: {reason}.</source>
      <translation>无法使用此文件夹：{reason}。</translation>
    </message>
    <message>
      <source>This is safe mode: plugins that aren't part of the studio are left out until it is started as usual.</source>
      <translation>当前为安全模式：在照常启动之前，不载入非自带的插件。</translation>
    </message>
    <message>
      <source>This is used in the project</source>
      <translation>项目中正在使用它</translation>
    </message>
    <message>
      <source>This key can't be changed</source>
      <translation>此快捷键不能更改</translation>
    </message>
    <message>
      <source>This layer is locked.</source>
      <translation>此图层已锁定。</translation>
    </message>
    <message>
      <source>This model has none</source>
      <translation>此模型没有类别</translation>
    </message>
    <message>
      <source>This one</source>
      <translation>当前</translation>
    </message>
    <message>
      <source>This page isn't here.</source>
      <translation>这里没有这一页。</translation>
    </message>
    <message>
      <source>This project</source>
      <translation>本项目</translation>
    </message>
    <message>
      <source>This project has no artboard yet.</source>
      <translation>此项目还没有画板。</translation>
    </message>
    <message>
      <source>This project has no sequence</source>
      <translation>此项目没有序列</translation>
    </message>
    <message>
      <source>This score can't be read.</source>
      <translation>无法读取此乐谱。</translation>
    </message>
    <message>
      <source>This sequence is gone.</source>
      <translation>此序列已不存在。</translation>
    </message>
    <message>
      <source>This text</source>
      <translation>这篇文稿</translation>
    </message>
    <message>
      <source>This wasn't checked.</source>
      <translation>尚未检查。</translation>
    </message>
    <message>
      <source>This wasn't made by a generator: it has no recipe.</source>
      <translation>它不是由生成器制作的：没有配方。</translation>
    </message>
    <message>
      <source>Those in Generate &gt; Past ads that you annotated, and didn't rate badly.</source>
      <translation>“生成 &gt; 过往广告”中已标注且评分不低的广告。</translation>
    </message>
    <message>
      <source>TikTok</source>
      <translation>TikTok</translation>
    </message>
    <message>
      <source>TikTok and YouTube</source>
      <translation>TikTok 和 YouTube</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Time ruler</source>
      <translation>时间标尺</translation>
    </message>
    <message>
      <source>Timecode (1:05:12), frames (130), seconds (5.5 s), from here (+10, -2s), or bar and beat (3.1)</source>
      <translation>时间码（1:05:12）、帧数（130）、秒（5.5 s）、相对此处（+10、-2s），或小节与拍（3.1）</translation>
    </message>
    <message>
      <source>Timecode (1:05:12), frames (130), seconds (5.5 s), or a change (+10, -2s, *2)</source>
      <translation>时间码（1:05:12）、帧数（130）、秒（5.5 s）或增减（+10、-2s、*2）</translation>
    </message>
    <message>
      <source>Timecode begins at</source>
      <translation>起始时间码</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>时间线</translation>
    </message>
    <message>
      <source>Timeline across the window</source>
      <translation>时间轴横跨窗口</translation>
    </message>
    <message>
      <source>Timeline: {name}</source>
      <translation>时间轴：{name}</translation>
    </message>
    <message>
      <source>Timpani</source>
      <translation>定音鼓</translation>
    </message>
    <message>
      <source>Tinkle bell</source>
      <translation>铃铛</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>Title of the project</source>
      <translation>项目标题</translation>
    </message>
    <message>
      <source>To be known</source>
      <translation>须知</translation>
    </message>
    <message>
      <source>To be looked at</source>
      <translation>须查看</translation>
    </message>
    <message>
      <source>To be mended</source>
      <translation>须修正</translation>
    </message>
    <message>
      <source>To be sent: 720p</source>
      <translation>便于发送：720p</translation>
    </message>
    <message>
      <source>To take it away, delete its layers and clips.</source>
      <translation>要移除它，请删除它的图层和片段。</translation>
    </message>
    <message>
      <source>To the left</source>
      <translation>向左</translation>
    </message>
    <message>
      <source>To the next key</source>
      <translation>到下一关键帧</translation>
    </message>
    <message>
      <source>To the next keyframe</source>
      <translation>到下一关键帧</translation>
    </message>
    <message>
      <source>To the right</source>
      <translation>向右</translation>
    </message>
    <message>
      <source>Told apart</source>
      <translation>辨别率</translation>
    </message>
    <message>
      <source>Told whether or not one of the words occurs</source>
      <translation>无论词语是否出现都会告诉模型</translation>
    </message>
    <message>
      <source>Tolerance</source>
      <translation>容差</translation>
    </message>
    <message>
      <source>Tone</source>
      <translation>语气</translation>
    </message>
    <message>
      <source>Tone and words</source>
      <translation>语气与用语</translation>
    </message>
    <message>
      <source>Too few to learn from: it takes {fewest} at least.</source>
      <translation>太少，无法学习：至少需要 {fewest} 个。</translation>
    </message>
    <message>
      <source>Too heavy</source>
      <translation>过大</translation>
    </message>
    <message>
      <source>Tool: {name}</source>
      <translation>工具：{name}</translation>
    </message>
    <message>
      <source>Tools</source>
      <translation>工具</translation>
    </message>
    <message>
      <source>Tools of the canvas</source>
      <translation>画布工具</translation>
    </message>
    <message>
      <source>Tools of the timeline</source>
      <translation>时间轴工具</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>顶部</translation>
    </message>
    <message>
      <source>Top edges</source>
      <translation>上边缘</translation>
    </message>
    <message>
      <source>Track</source>
      <translation>轨道</translation>
    </message>
    <message>
      <source>Track {number}</source>
      <translation>轨道 {number}</translation>
    </message>
    <message>
      <source>Tracking</source>
      <translation>字距</translation>
    </message>
    <message>
      <source>Tracks</source>
      <translation>轨道</translation>
    </message>
    <message>
      <source>Tracks and clips</source>
      <translation>轨道与片段</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>Train a model</source>
      <translation>训练模型</translation>
    </message>
    <message>
      <source>Train a model on your own pictures or texts and watch it learn here.</source>
      <translation>用你自己的图片或文本训练模型，并在这里观察它的学习过程。</translation>
    </message>
    <message>
      <source>Train on past ads</source>
      <translation>用过往广告训练</translation>
    </message>
    <message>
      <source>Train on past ads…</source>
      <translation>用过往广告训练…</translation>
    </message>
    <message>
      <source>Train on the pictures</source>
      <translation>用图片训练</translation>
    </message>
    <message>
      <source>Train on these…</source>
      <translation>用这些训练…</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>Trainings to go on with</source>
      <translation>可继续的训练</translation>
    </message>
    <message>
      <source>Transition</source>
      <translation>转场</translation>
    </message>
    <message>
      <source>Transition from the clip before</source>
      <translation>与前一片段之间的转场</translation>
    </message>
    <message>
      <source>Transitions, fades and pace</source>
      <translation>转场、淡变与速度</translation>
    </message>
    <message>
      <source>Transparent</source>
      <translation>透明</translation>
    </message>
    <message>
      <source>Transpose notes</source>
      <translation>移调音符</translation>
    </message>
    <message>
      <source>Trash</source>
      <translation>回收站</translation>
    </message>
    <message>
      <source>Trash of this project</source>
      <translation>本项目的回收站</translation>
    </message>
    <message>
      <source>Tremolo strings</source>
      <translation>颤音弦乐</translation>
    </message>
    <message>
      <source>Trim clip</source>
      <translation>修剪片段</translation>
    </message>
    <message>
      <source>Triplets of eighth notes</source>
      <translation>八分三连音</translation>
    </message>
    <message>
      <source>Triplets of half notes</source>
      <translation>二分三连音</translation>
    </message>
    <message>
      <source>Triplets of quarter notes</source>
      <translation>四分三连音</translation>
    </message>
    <message>
      <source>Triplets of sixteenth notes</source>
      <translation>十六分三连音</translation>
    </message>
    <message>
      <source>Trombone</source>
      <translation>长号</translation>
    </message>
    <message>
      <source>Trumpet</source>
      <translation>小号</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Try again from the same place</source>
      <translation>从同一处再试</translation>
    </message>
    <message>
      <source>Try it</source>
      <translation>试用</translation>
    </message>
    <message>
      <source>Tuba</source>
      <translation>大号</translation>
    </message>
    <message>
      <source>Tubular bells</source>
      <translation>管钟</translation>
    </message>
    <message>
      <source>Tune on the words</source>
      <translation>用文案微调</translation>
    </message>
    <message>
      <source>Turn clip in the frame</source>
      <translation>在画面中旋转片段</translation>
    </message>
    <message>
      <source>Two posters linked to their poems: choose another, and the poster follows. Opening it writes four more.</source>
      <translation>两张海报与诗相链接：换一首诗，海报随之更新。打开时再写四首。</translation>
    </message>
    <message>
      <source>Two states, A and B: show the other</source>
      <translation>两个状态 A 和 B：显示另一个</translation>
    </message>
    <message>
      <source>Type a time to go to</source>
      <translation>输入要转到的时间</translation>
    </message>
    <message>
      <source>Type one.</source>
      <translation>请输入。</translation>
    </message>
    <message>
      <source>Type the words of the element; take all proposals</source>
      <translation>输入元素的文字；采用所有建议</translation>
    </message>
    <message>
      <source>US Letter</source>
      <translation>美国信纸</translation>
    </message>
    <message>
      <source>Underlay</source>
      <translation>衬底</translation>
    </message>
    <message>
      <source>Underline</source>
      <translation>下划线</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Undo steps of saved projects</source>
      <translation>已保存项目的撤销步骤</translation>
    </message>
    <message>
      <source>Undo steps, and the curves and samples of trainings, of closed projects are deleted; files and models stay.</source>
      <translation>将删除已关闭项目的撤销步骤以及训练的曲线和样本；项目文件和模型会保留。</translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>已撤销</translation>
    </message>
    <message>
      <source>Ungroup</source>
      <translation>取消编组</translation>
    </message>
    <message>
      <source>Ungroup clips</source>
      <translation>取消片段编组</translation>
    </message>
    <message>
      <source>Ungroup layers</source>
      <translation>取消图层编组</translation>
    </message>
    <message>
      <source>Unlink</source>
      <translation>取消链接</translation>
    </message>
    <message>
      <source>Unlink clips</source>
      <translation>取消片段链接</translation>
    </message>
    <message>
      <source>Unlink copies</source>
      <translation>取消链接副本</translation>
    </message>
    <message>
      <source>Unlink from the writing</source>
      <translation>解除与文稿的链接</translation>
    </message>
    <message>
      <source>Unlink sizes</source>
      <translation>取消尺寸关联</translation>
    </message>
    <message>
      <source>Unlink text</source>
      <translation>解除文字链接</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
    <message>
      <source>Unlock it in the layers panel.</source>
      <translation>请在图层面板中解锁。</translation>
    </message>
    <message>
      <source>Unlock {name}</source>
      <translation>解锁 {name}</translation>
    </message>
    <message>
      <source>Unnamed brand</source>
      <translation>未命名品牌</translation>
    </message>
    <message>
      <source>Unsaved work</source>
      <translation>未保存的工作</translation>
    </message>
    <message>
      <source>Unsaved work from last time</source>
      <translation>上次未保存的工作</translation>
    </message>
    <message>
      <source>Unseen pieces</source>
      <translation>未见乐曲</translation>
    </message>
    <message>
      <source>Unseen texts</source>
      <translation>未见过的文本</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>未命名</translation>
    </message>
    <message>
      <source>Up to date.</source>
      <translation>已是最新。</translation>
    </message>
    <message>
      <source>Up to three; without one, the ads are of words alone.</source>
      <translation>最多三张；没有图片时，广告只有文字。</translation>
    </message>
    <message>
      <source>Update</source>
      <translation>更新</translation>
    </message>
    <message>
      <source>Update clip</source>
      <translation>更新片段</translation>
    </message>
    <message>
      <source>Update from writing</source>
      <translation>按文稿更新</translation>
    </message>
    <message>
      <source>Update text</source>
      <translation>更新文字</translation>
    </message>
    <message>
      <source>Update what was placed of it</source>
      <translation>更新由它放置的内容</translation>
    </message>
    <message>
      <source>Updating: {percent} %</source>
      <translation>正在更新：{percent} %</translation>
    </message>
    <message>
      <source>Use '{title}' no longer; its files stay</source>
      <translation>不再使用“{title}”；其文件保留</translation>
    </message>
    <message>
      <source>Use another file?</source>
      <translation>使用其他文件？</translation>
    </message>
    <message>
      <source>Use files that are alike?</source>
      <translation>使用相似的文件？</translation>
    </message>
    <message>
      <source>Use in</source>
      <translation>用于</translation>
    </message>
    <message>
      <source>Use no longer</source>
      <translation>不再使用</translation>
    </message>
    <message>
      <source>Use of space</source>
      <translation>空间利用</translation>
    </message>
    <message>
      <source>Use settings</source>
      <translation>使用设置</translation>
    </message>
    <message>
      <source>Use the models of a folder where they lie, without copying them</source>
      <translation>直接使用文件夹中的模型，不复制</translation>
    </message>
    <message>
      <source>Use the sample landscapes</source>
      <translation>使用示例风景</translation>
    </message>
    <message>
      <source>Use the sample portraits</source>
      <translation>使用示例头像</translation>
    </message>
    <message>
      <source>Use the settings it was made with</source>
      <translation>使用生成它时的设置</translation>
    </message>
    <message>
      <source>Use them</source>
      <translation>使用它们</translation>
    </message>
    <message>
      <source>Use these files</source>
      <translation>使用这些文件</translation>
    </message>
    <message>
      <source>Use these settings</source>
      <translation>使用这些设置</translation>
    </message>
    <message>
      <source>Use this file</source>
      <translation>使用此文件</translation>
    </message>
    <message>
      <source>Used in the project</source>
      <translation>项目中已使用</translation>
    </message>
    <message>
      <source>Used last</source>
      <translation>最近使用</translation>
    </message>
    <message>
      <source>Used where it lies</source>
      <translation>就地使用</translation>
    </message>
    <message>
      <source>Used where it lies, in {folder}</source>
      <translation>就地使用，位于 {folder}</translation>
    </message>
    <message>
      <source>Usual</source>
      <translation>常规</translation>
    </message>
    <message>
      <source>Variant</source>
      <translation>方案</translation>
    </message>
    <message>
      <source>Variant {letter}</source>
      <translation>方案 {letter}</translation>
    </message>
    <message>
      <source>Variant {number} of {count}, on all sizes</source>
      <translation>方案 {number}/{count}，用于所有尺寸</translation>
    </message>
    <message>
      <source>Variants</source>
      <translation>方案数</translation>
    </message>
    <message>
      <source>Variation of</source>
      <translation>变化自</translation>
    </message>
    <message>
      <source>Variations of {name}</source>
      <translation>{name} 的变化</translation>
    </message>
    <message>
      <source>Variety</source>
      <translation>多样性</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>变化</translation>
    </message>
    <message>
      <source>Vary result</source>
      <translation>变化结果</translation>
    </message>
    <message>
      <source>Velocities</source>
      <translation>力度</translation>
    </message>
    <message>
      <source>Velocity</source>
      <translation>力度</translation>
    </message>
    <message>
      <source>Verse</source>
      <translation>诗</translation>
    </message>
    <message>
      <source>Verse poster</source>
      <translation>诗歌海报</translation>
    </message>
    <message>
      <source>Verse {number}</source>
      <translation>第 {number} 段歌词</translation>
    </message>
    <message>
      <source>Vertical (stories, reels, shorts)</source>
      <translation>竖屏（快拍、短视频）</translation>
    </message>
    <message>
      <source>Very close: made pictures are hard to tell from the training pictures.</source>
      <translation>非常接近：生成的图片与训练图片难以区分。</translation>
    </message>
    <message>
      <source>Vibraphone</source>
      <translation>颤音琴</translation>
    </message>
    <message>
      <source>Vibraslap</source>
      <translation>颤响器</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>视频</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>视频</translation>
    </message>
    <message>
      <source>View</source>
      <translation>视图</translation>
    </message>
    <message>
      <source>Viola</source>
      <translation>中提琴</translation>
    </message>
    <message>
      <source>Violet</source>
      <translation>紫色</translation>
    </message>
    <message>
      <source>Violin</source>
      <translation>小提琴</translation>
    </message>
    <message>
      <source>Voice lead</source>
      <translation>人声主音</translation>
    </message>
    <message>
      <source>Voice oohs</source>
      <translation>人声“哦”</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>音量</translation>
    </message>
    <message>
      <source>Volume of {name}: {volume}</source>
      <translation>“{name}”的音量：{volume}</translation>
    </message>
    <message>
      <source>Volume of {name}: {volume} of 127</source>
      <translation>{name}的音量：{volume}/127</translation>
    </message>
    <message>
      <source>WAV</source>
      <translation>WAV</translation>
    </message>
    <message>
      <source>WAV, 24 bits</source>
      <translation>WAV，24 位</translation>
    </message>
    <message>
      <source>WAV, one a track</source>
      <translation>WAV，每轨一个文件</translation>
    </message>
    <message>
      <source>WHAT HAPPENS</source>
      <translation>如何处理</translation>
    </message>
    <message>
      <source>WHAT IS DELIVERED</source>
      <translation>交付内容</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>等待中</translation>
    </message>
    <message>
      <source>Waiting for its turn…</source>
      <translation>正在排队…</translation>
    </message>
    <message>
      <source>Waits for its turn.</source>
      <translation>正在排队。</translation>
    </message>
    <message>
      <source>Wand: select by colour</source>
      <translation>魔棒：按颜色选择</translation>
    </message>
    <message>
      <source>Warm pad</source>
      <translation>温暖铺底</translation>
    </message>
    <message>
      <source>WeChat Moments</source>
      <translation>微信朋友圈</translation>
    </message>
    <message>
      <source>WeChat article cover</source>
      <translation>微信公众号封面</translation>
    </message>
    <message>
      <source>WeChat small cover</source>
      <translation>微信小封面</translation>
    </message>
    <message>
      <source>Web JPEG</source>
      <translation>网页 JPEG</translation>
    </message>
    <message>
      <source>Web PNG</source>
      <translation>网页 PNG</translation>
    </message>
    <message>
      <source>WebM (VP9, Opus)</source>
      <translation>WebM（VP9、Opus）</translation>
    </message>
    <message>
      <source>WebM for web pages</source>
      <translation>网页用 WebM</translation>
    </message>
    <message>
      <source>Weibo cover</source>
      <translation>微博封面</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>字重</translation>
    </message>
    <message>
      <source>Weight at most</source>
      <translation>最大文件大小</translation>
    </message>
    <message>
      <source>What</source>
      <translation>内容</translation>
    </message>
    <message>
      <source>What a training sees</source>
      <translation>训练所见</translation>
    </message>
    <message>
      <source>What always holds: who they are, where it plays</source>
      <translation>始终成立的事：人物是谁，发生在哪里</translation>
    </message>
    <message>
      <source>What can be done with the frame</source>
      <translation>画面操作</translation>
    </message>
    <message>
      <source>What comes next, and in which tone</source>
      <translation>接下来写什么，用什么语气</translation>
    </message>
    <message>
      <source>What could have stood here instead</source>
      <translation>这里本可以是什么</translation>
    </message>
    <message>
      <source>What do you want to do?</source>
      <translation>你想做什么？</translation>
    </message>
    <message>
      <source>What draws the eye</source>
      <translation>醒目处</translation>
    </message>
    <message>
      <source>What engines and plugins printed, and reports of faults.</source>
      <translation>引擎和插件的输出，以及故障报告。</translation>
    </message>
    <message>
      <source>What generators work with: yours first. Models lie on this machine alone.</source>
      <translation>生成器使用的模型：您自己的排在前面。模型只保存在本机。</translation>
    </message>
    <message>
      <source>What happens: {category}</source>
      <translation>如何处理：{category}</translation>
    </message>
    <message>
      <source>What is advertised, and what is to be said of it.</source>
      <translation>宣传什么，以及要说些什么。</translation>
    </message>
    <message>
      <source>What is being worked on now, with all undo steps.</source>
      <translation>正在处理的内容，包括全部撤销步骤。</translation>
    </message>
    <message>
      <source>What is delivered</source>
      <translation>交付内容</translation>
    </message>
    <message>
      <source>What is dropped on an artboard is placed there.</source>
      <translation>拖放到画板上则放置在该画板。</translation>
    </message>
    <message>
      <source>What is on the clipboard can't be read.</source>
      <translation>无法读取剪贴板中的内容。</translation>
    </message>
    <message>
      <source>What is on the clipboard is damaged.</source>
      <translation>剪贴板中的内容已损坏。</translation>
    </message>
    <message>
      <source>What is selected</source>
      <translation>所选内容</translation>
    </message>
    <message>
      <source>What is taken of the ads</source>
      <translation>取用广告的哪些部分</translation>
    </message>
    <message>
      <source>What is taken of the picture</source>
      <translation>取图片的哪一部分</translation>
    </message>
    <message>
      <source>What isn't saved is gone after closing.</source>
      <translation>未保存的内容关闭后就没有了。</translation>
    </message>
    <message>
      <source>What it does</source>
      <translation>功能</translation>
    </message>
    <message>
      <source>What it has learned so far ({percent} %) is forgotten.</source>
      <translation>目前已学到的内容（{percent} %）将被忘记。</translation>
    </message>
    <message>
      <source>What it is written with</source>
      <translation>用什么来写</translation>
    </message>
    <message>
      <source>What it learned after that is forgotten. {changes}</source>
      <translation>此后所学将被遗忘。{changes}</translation>
    </message>
    <message>
      <source>What it says</source>
      <translation>文案</translation>
    </message>
    <message>
      <source>What its makers allow, for example CC BY-NC 4.0</source>
      <translation>作者允许的用途，例如 CC BY-NC 4.0</translation>
    </message>
    <message>
      <source>What keyframes add is seen in the monitor, and changed in the properties of the clip.</source>
      <translation>关键帧的效果显示在监视器中，可在片段的属性中修改。</translation>
    </message>
    <message>
      <source>What moves</source>
      <translation>动画对象</translation>
    </message>
    <message>
      <source>What no file holds yet. It is offered at the next start.</source>
      <translation>尚未存入任何文件的内容。下次启动时会提示恢复。</translation>
    </message>
    <message>
      <source>What runs in the background is shown here.</source>
      <translation>后台运行的任务显示在这里。</translation>
    </message>
    <message>
      <source>What stands in braces is filled in: {tokens}</source>
      <translation>花括号中的内容会自动填入：{tokens}</translation>
    </message>
    <message>
      <source>What the colour is for</source>
      <translation>颜色的用途</translation>
    </message>
    <message>
      <source>What the font is for</source>
      <translation>字体的用途</translation>
    </message>
    <message>
      <source>What the model is told then</source>
      <translation>这时告诉模型的内容</translation>
    </message>
    <message>
      <source>What the model reads</source>
      <translation>模型读到的内容</translation>
    </message>
    <message>
      <source>What the plugin prints, and tracebacks of what it raises, appear here.</source>
      <translation>插件打印的内容及其异常的追踪信息会显示在此处。</translation>
    </message>
    <message>
      <source>What this project does with flagged things</source>
      <translation>此项目如何处理被标记的内容</translation>
    </message>
    <message>
      <source>What was flagged before stays so until it is checked again.</source>
      <translation>此前标记的内容在重新检查之前保持标记。</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>检查结果</translation>
    </message>
    <message>
      <source>What was placed of it stays as it is.</source>
      <translation>由它放置的内容保持不变。</translation>
    </message>
    <message>
      <source>What was thrown away in this project. It can be brought back in the library.</source>
      <translation>本项目中丢弃的内容。可在素材库中恢复。</translation>
    </message>
    <message>
      <source>What you change here changes in all clips that show this score. Press to change this clip alone.</source>
      <translation>此处的更改会作用于显示该乐谱的所有片段。按下则只更改此片段。</translation>
    </message>
    <message>
      <source>What you choose among variants shapes the next ones. It stays on this computer.</source>
      <translation>您在各方案中的选择会影响之后的方案。数据仅保存在本机。</translation>
    </message>
    <message>
      <source>What you generate appears here, newest first.</source>
      <translation>生成的内容出现在这里，最新的在前。</translation>
    </message>
    <message>
      <source>Where a click leads (clickTag); empty where the platform sets it.</source>
      <translation>点击后打开的地址（clickTag）；由平台设置时留空。</translation>
    </message>
    <message>
      <source>Where banners lead</source>
      <translation>横幅链接到</translation>
    </message>
    <message>
      <source>Where it comes from; may be left out</source>
      <translation>来自哪里；可不填</translation>
    </message>
    <message>
      <source>Where the folder of stems is put</source>
      <translation>分轨文件夹的存放位置</translation>
    </message>
    <message>
      <source>Where the pictures come from</source>
      <translation>图片来自何处</translation>
    </message>
    <message>
      <source>Where to look</source>
      <translation>查找位置</translation>
    </message>
    <message>
      <source>Which live panel is shown</source>
      <translation>显示哪个实时面板</translation>
    </message>
    <message>
      <source>Which results to show</source>
      <translation>显示哪些结果</translation>
    </message>
    <message>
      <source>Which score is edited</source>
      <translation>正在编辑哪个乐谱</translation>
    </message>
    <message>
      <source>Which training</source>
      <translation>哪个训练</translation>
    </message>
    <message>
      <source>Which writing is shown</source>
      <translation>显示哪篇文稿</translation>
    </message>
    <message>
      <source>While it plays, the timeline follows</source>
      <translation>播放时时间线跟随播放头</translation>
    </message>
    <message>
      <source>Whistle</source>
      <translation>哨笛</translation>
    </message>
    <message>
      <source>White becomes</source>
      <translation>白色变为</translation>
    </message>
    <message>
      <source>White from</source>
      <translation>白场</translation>
    </message>
    <message>
      <source>Who answers for the content</source>
      <translation>内容的负责人</translation>
    </message>
    <message>
      <source>Whole ads</source>
      <translation>整幅广告</translation>
    </message>
    <message>
      <source>Whole frame</source>
      <translation>完整画面</translation>
    </message>
    <message>
      <source>Whole notes</source>
      <translation>全音符</translation>
    </message>
    <message>
      <source>Why it looks so</source>
      <translation>为何如此排版</translation>
    </message>
    <message>
      <source>Wide skyscraper</source>
      <translation>宽摩天楼</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>宽度</translation>
    </message>
    <message>
      <source>Width of the outline, of the font size</source>
      <translation>描边宽度，占字号的比例</translation>
    </message>
    <message>
      <source>Width, px</source>
      <translation>宽度（px）</translation>
    </message>
    <message>
      <source>Wipe at the cut</source>
      <translation>在剪辑点添加划像</translation>
    </message>
    <message>
      <source>Wipe downwards</source>
      <translation>向下划像</translation>
    </message>
    <message>
      <source>Wipe to the left</source>
      <translation>向左划像</translation>
    </message>
    <message>
      <source>Wipe to the right</source>
      <translation>向右划像</translation>
    </message>
    <message>
      <source>Wipe upwards</source>
      <translation>向上划像</translation>
    </message>
    <message>
      <source>With Done, all of them are heeded again.</source>
      <translation>点击“完成”后，全部恢复提示。</translation>
    </message>
    <message>
      <source>With a recipe</source>
      <translation>带配方</translation>
    </message>
    <message>
      <source>With augmentation</source>
      <translation>带增强</translation>
    </message>
    <message>
      <source>With bleed</source>
      <translation>包含出血</translation>
    </message>
    <message>
      <source>With media</source>
      <translation>包含素材</translation>
    </message>
    <message>
      <source>With sound</source>
      <translation>包含声音</translation>
    </message>
    <message>
      <source>With the studio</source>
      <translation>随软件提供</translation>
    </message>
    <message>
      <source>With them undo goes on where it was. The project files hold all else.</source>
      <translation>有了它们，撤销可以从上次继续。其余内容都在项目文件中。</translation>
    </message>
    <message>
      <source>Without a headline, the words are written from the brief.</source>
      <translation>没有标题时，文案根据简报撰写。</translation>
    </message>
    <message>
      <source>Without fades</source>
      <translation>无淡入淡出</translation>
    </message>
    <message>
      <source>Without these keys</source>
      <translation>去掉这些关键点</translation>
    </message>
    <message>
      <source>Woodblock</source>
      <translation>木鱼</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>Words and phrases that checks of texts pass over, one a line.</source>
      <translation>文本检查会跳过的词语，每行一个。</translation>
    </message>
    <message>
      <source>Words by</source>
      <translation>文案撰写</translation>
    </message>
    <message>
      <source>Words of that line</source>
      <translation>标注的文字</translation>
    </message>
    <message>
      <source>Words that are passed over</source>
      <translation>跳过的词语</translation>
    </message>
    <message>
      <source>Words that call this entry</source>
      <translation>唤起此条目的词语</translation>
    </message>
    <message>
      <source>Working on the selection…</source>
      <translation>正在处理选区…</translation>
    </message>
    <message>
      <source>World</source>
      <translation>世界设定</translation>
    </message>
    <message>
      <source>Write</source>
      <translation>书写</translation>
    </message>
    <message>
      <source>Write '{title}' as one file</source>
      <translation>将“{title}”写成一个文件</translation>
    </message>
    <message>
      <source>Write a brief, or a headline for each language.</source>
      <translation>请写一份简报，或为每种语言写标题。</translation>
    </message>
    <message>
      <source>Write a chord</source>
      <translation>写和弦</translation>
    </message>
    <message>
      <source>Write a note there, or take away the one that is there</source>
      <translation>在该处写入音符，或移除已有的音符</translation>
    </message>
    <message>
      <source>Write down the headlines and texts of more ads.</source>
      <translation>请为更多广告写下标题与文字。</translation>
    </message>
    <message>
      <source>Write here, or press Ctrl+Enter and choose how it begins. Esc stops, 1 to 9 take an alternative.</source>
      <translation>在这里写，或按 Ctrl+Enter 再选择如何开头。Esc 停止，1 到 9 采用一个候选。</translation>
    </message>
    <message>
      <source>Write into the file how what it shows was made.</source>
      <translation>在文件中写入其内容是如何制作的。</translation>
    </message>
    <message>
      <source>Write like this sample</source>
      <translation>照范文写</translation>
    </message>
    <message>
      <source>Write lyrics</source>
      <translation>写歌词</translation>
    </message>
    <message>
      <source>Write music here: draw notes, or let a generator go on from yours. Double-click a score on the timeline to open it, drop a MIDI, MusicXML or ABC file here, or begin with an empty score.</source>
      <translation>在这里写音乐：绘制音符，或让生成器接着写下去。双击时间线上的乐谱即可打开，也可以把 MIDI、MusicXML 或 ABC 文件拖到这里，或从空白乐谱开始。</translation>
    </message>
    <message>
      <source>Write notes by steps</source>
      <translation>逐步写入音符</translation>
    </message>
    <message>
      <source>Write onto the model's card</source>
      <translation>写入模型卡片</translation>
    </message>
    <message>
      <source>Write the text</source>
      <translation>编辑文字</translation>
    </message>
    <message>
      <source>Write the words of the line, so that there is something to show.</source>
      <translation>请填写这一行的文字，否则没有内容可显示。</translation>
    </message>
    <message>
      <source>Write where timecode begins as hours:minutes:seconds:frames.</source>
      <translation>请按 时:分:秒:帧 填写起始时间码。</translation>
    </message>
    <message>
      <source>Write with a model that offers several ways to go on. You choose, change and branch; nothing that was written is lost.</source>
      <translation>与模型一起写：它给出几种续写方式，由你选择、修改、分叉；写过的文字都不会丢失。</translation>
    </message>
    <message>
      <source>Writing</source>
      <translation>写作</translation>
    </message>
    <message>
      <source>Writing {name}</source>
      <translation>正在写入 {name}</translation>
    </message>
    <message>
      <source>Writings</source>
      <translation>文稿</translation>
    </message>
    <message>
      <source>Writing…</source>
      <translation>正在写…</translation>
    </message>
    <message>
      <source>Written from the brief</source>
      <translation>根据简报撰写</translation>
    </message>
    <message>
      <source>Wrote {name}.</source>
      <translation>已写入 {name}。</translation>
    </message>
    <message>
      <source>X card</source>
      <translation>X 卡片</translation>
    </message>
    <message>
      <source>X wide</source>
      <translation>X 宽图</translation>
    </message>
    <message>
      <source>Xylophone</source>
      <translation>木琴</translation>
    </message>
    <message>
      <source>Years</source>
      <translation>年数</translation>
    </message>
    <message>
      <source>You decide what this project does with what the checks find. Nothing is deleted, and nothing leaves this computer.</source>
      <translation>检查所发现的内容如何处理，由您为此项目决定。不会删除任何内容，也没有任何内容离开这台电脑。</translation>
    </message>
    <message>
      <source>You let this through.</source>
      <translation>您已放行。</translation>
    </message>
    <message>
      <source>YouTube 1080p</source>
      <translation>YouTube 1080p</translation>
    </message>
    <message>
      <source>YouTube 2160p</source>
      <translation>YouTube 2160p</translation>
    </message>
    <message>
      <source>YouTube Shorts</source>
      <translation>YouTube Shorts</translation>
    </message>
    <message>
      <source>YouTube bumper</source>
      <translation>YouTube 导视广告</translation>
    </message>
    <message>
      <source>YouTube companion</source>
      <translation>YouTube 随播</translation>
    </message>
    <message>
      <source>YouTube thumbnail</source>
      <translation>YouTube 缩略图</translation>
    </message>
    <message>
      <source>YouTube video</source>
      <translation>YouTube 视频</translation>
    </message>
    <message>
      <source>Your models</source>
      <translation>你的模型</translation>
    </message>
    <message>
      <source>Your name</source>
      <translation>您的姓名</translation>
    </message>
    <message>
      <source>Your own file.</source>
      <translation>您自己的文件。</translation>
    </message>
    <message>
      <source>Your past ads are the data set of '{work}' now.</source>
      <translation>您的过往广告现已成为“{work}”的数据集。</translation>
    </message>
    <message>
      <source>Your plugins</source>
      <translation>你的插件</translation>
    </message>
    <message>
      <source>Your text</source>
      <translation>你的文字</translation>
    </message>
    <message>
      <source>Your work is safe. Copy the report and send it to the authors.</source>
      <translation>你的工作是安全的。请复制报告并发给作者。</translation>
    </message>
    <message>
      <source>Yours</source>
      <translation>您的</translation>
    </message>
    <message>
      <source>Zip files</source>
      <translation>Zip 文件</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>缩放</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>放大</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>缩小</translation>
    </message>
    <message>
      <source>Zoom: see less time around a click</source>
      <translation>缩放：在单击处放大</translation>
    </message>
    <message>
      <source>a fresh one each time</source>
      <translation>每次使用新的</translation>
    </message>
    <message>
      <source>a training is paused in it</source>
      <translation>其中有一个训练已暂停</translation>
    </message>
    <message>
      <source>about</source>
      <translation>约</translation>
    </message>
    <message>
      <source>about {memory} MB of memory</source>
      <translation>约 {memory} MB 内存</translation>
    </message>
    <message>
      <source>about {size}</source>
      <translation>约 {size}</translation>
    </message>
    <message>
      <source>ads</source>
      <translation>广告</translation>
    </message>
    <message>
      <source>ads in {name}</source>
      <translation>{name} 中的广告</translation>
    </message>
    <message>
      <source>after {step} images</source>
      <translation>看过 {step} 张图后</translation>
    </message>
    <message>
      <source>after {step} tokens</source>
      <translation>看过 {step} 个词元后</translation>
    </message>
    <message>
      <source>all {count}</source>
      <translation>全部 {count} 个</translation>
    </message>
    <message>
      <source>and {count} more file</source>
      <translation>以及另外 {count} 个文件</translation>
    </message>
    <message>
      <source>and {count} more files</source>
      <translation>以及另外 {count} 个文件</translation>
    </message>
    <message>
      <source>and {count} more flagged thing.</source>
      <translation>以及另外 {count} 项被标记的内容。</translation>
    </message>
    <message>
      <source>and {count} more flagged things.</source>
      <translation>以及另外 {count} 项被标记的内容。</translation>
    </message>
    <message>
      <source>at step {step}</source>
      <translation>第 {step} 步</translation>
    </message>
    <message>
      <source>at {step}</source>
      <translation>于 {step}</translation>
    </message>
    <message>
      <source>auto</source>
      <translation>自动</translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>自动</translation>
    </message>
    <message>
      <source>bar {number}</source>
      <translation>第 {number} 小节</translation>
    </message>
    <message>
      <source>beat {number}</source>
      <translation>第 {number} 拍</translation>
    </message>
    <message>
      <source>best</source>
      <translation>最佳</translation>
    </message>
    <message>
      <source>both</source>
      <translation>两处</translation>
    </message>
    <message>
      <source>bottom</source>
      <translation>下</translation>
    </message>
    <message>
      <source>bright tones</source>
      <translation>亮调</translation>
    </message>
    <message>
      <source>calm</source>
      <translation>平静</translation>
    </message>
    <message>
      <source>can't be read</source>
      <translation>无法读取</translation>
    </message>
    <message>
      <source>can't be run again</source>
      <translation>无法重新运行</translation>
    </message>
    <message>
      <source>canvas</source>
      <translation>画布</translation>
    </message>
    <message>
      <source>changed</source>
      <translation>有改动</translation>
    </message>
    <message>
      <source>clipped to the layer below</source>
      <translation>剪贴到下方图层</translation>
    </message>
    <message>
      <source>colourful</source>
      <translation>鲜艳</translation>
    </message>
    <message>
      <source>colourfulness</source>
      <translation>鲜艳程度</translation>
    </message>
    <message>
      <source>contrast</source>
      <translation>高对比度</translation>
    </message>
    <message>
      <source>contrast of light</source>
      <translation>明暗对比</translation>
    </message>
    <message>
      <source>cool</source>
      <translation>冷</translation>
    </message>
    <message>
      <source>cpu</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>cuda</source>
      <translation>CUDA</translation>
    </message>
    <message>
      <source>dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>dark tones</source>
      <translation>暗调</translation>
    </message>
    <message>
      <source>detail</source>
      <translation>细节</translation>
    </message>
    <message>
      <source>discarded</source>
      <translation>已丢弃</translation>
    </message>
    <message>
      <source>dotted eighth note</source>
      <translation>附点八分音符</translation>
    </message>
    <message>
      <source>dotted half note</source>
      <translation>附点二分音符</translation>
    </message>
    <message>
      <source>dotted quarter note</source>
      <translation>附点四分音符</translation>
    </message>
    <message>
      <source>dotted sixteenth note</source>
      <translation>附点十六分音符</translation>
    </message>
    <message>
      <source>eighth note</source>
      <translation>八分音符</translation>
    </message>
    <message>
      <source>flat</source>
      <translation>平淡</translation>
    </message>
    <message>
      <source>for variety</source>
      <translation>换换口味</translation>
    </message>
    <message>
      <source>full of detail</source>
      <translation>细节丰富</translation>
    </message>
    <message>
      <source>good</source>
      <translation>良好</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>中性灰</translation>
    </message>
    <message>
      <source>half note</source>
      <translation>二分音符</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>已隐藏</translation>
    </message>
    <message>
      <source>high</source>
      <translation>高</translation>
    </message>
    <message>
      <source>identical to {name}</source>
      <translation>与 {name} 完全相同</translation>
    </message>
    <message>
      <source>in the middle</source>
      <translation>居中</translation>
    </message>
    <message>
      <source>in the trash</source>
      <translation>在回收站中</translation>
    </message>
    <message>
      <source>jpeg</source>
      <translation>JPEG</translation>
    </message>
    <message>
      <source>layout</source>
      <translation>布局</translation>
    </message>
    <message>
      <source>leads</source>
      <translation>领先</translation>
    </message>
    <message>
      <source>left</source>
      <translation>左</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>已排除</translation>
    </message>
    <message>
      <source>less than 1 %</source>
      <translation>不到 1 %</translation>
    </message>
    <message>
      <source>light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>lightness</source>
      <translation>明暗</translation>
    </message>
    <message>
      <source>locked</source>
      <translation>已锁定</translation>
    </message>
    <message>
      <source>looking… {count}</source>
      <translation>正在查找… {count}</translation>
    </message>
    <message>
      <source>loop</source>
      <translation>循环区域</translation>
    </message>
    <message>
      <source>lossless</source>
      <translation>无损</translation>
    </message>
    <message>
      <source>masked</source>
      <translation>带蒙版</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>缺失</translation>
    </message>
    <message>
      <source>more than 99 %</source>
      <translation>超过 99 %</translation>
    </message>
    <message>
      <source>mps</source>
      <translation>MPS</translation>
    </message>
    <message>
      <source>muted</source>
      <translation>素净</translation>
    </message>
    <message>
      <source>near '{title}', which you like</source>
      <translation>接近您喜欢的“{title}”</translation>
    </message>
    <message>
      <source>new</source>
      <translation>新</translation>
    </message>
    <message>
      <source>no</source>
      <translation>否</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>不限</translation>
    </message>
    <message>
      <source>no recipe</source>
      <translation>无配方</translation>
    </message>
    <message>
      <source>not known: {names}</source>
      <translation>未知：{names}</translation>
    </message>
    <message>
      <source>not made yet</source>
      <translation>尚未制作</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>未注明</translation>
    </message>
    <message>
      <source>not there</source>
      <translation>不存在</translation>
    </message>
    <message>
      <source>nothing is new</source>
      <translation>没有变化</translation>
    </message>
    <message>
      <source>off</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>on</source>
      <translation>开</translation>
    </message>
    <message>
      <source>or more</source>
      <translation>及以上</translation>
    </message>
    <message>
      <source>outlines</source>
      <translation>轮廓</translation>
    </message>
    <message>
      <source>own crop</source>
      <translation>自定裁剪</translation>
    </message>
    <message>
      <source>page</source>
      <translation>整页</translation>
    </message>
    <message>
      <source>palette</source>
      <translation>配色</translation>
    </message>
    <message>
      <source>pip brought the plugin '{name}' {version}, and it is on.</source>
      <translation>插件“{name}”{version} 由 pip 装入，现已启用。</translation>
    </message>
    <message>
      <source>placed</source>
      <translation>已放置</translation>
    </message>
    <message>
      <source>quarter note</source>
      <translation>四分音符</translation>
    </message>
    <message>
      <source>quarter notes a minute</source>
      <translation>四分音符/分钟</translation>
    </message>
    <message>
      <source>rich in contrast</source>
      <translation>对比强</translation>
    </message>
    <message>
      <source>right</source>
      <translation>右</translation>
    </message>
    <message>
      <source>s</source>
      <translation>秒</translation>
    </message>
    <message>
      <source>same {what}</source>
      <translation>{what}相同</translation>
    </message>
    <message>
      <source>same {what} ({value})</source>
      <translation>{what}相同（{value}）</translation>
    </message>
    <message>
      <source>seed {seed}</source>
      <translation>种子 {seed}</translation>
    </message>
    <message>
      <source>shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <source>silent</source>
      <translation>静音</translation>
    </message>
    <message>
      <source>similar {what}</source>
      <translation>{what}相近</translation>
    </message>
    <message>
      <source>similar {what} ({value})</source>
      <translation>{what}相近（{value}）</translation>
    </message>
    <message>
      <source>sixteenth note</source>
      <translation>十六分音符</translation>
    </message>
    <message>
      <source>sky, best of May</source>
      <translation>天空, 五月最佳</translation>
    </message>
    <message>
      <source>small</source>
      <translation>小文件</translation>
    </message>
    <message>
      <source>smooth</source>
      <translation>平滑</translation>
    </message>
    <message>
      <source>something alike</source>
      <translation>相似的结果</translation>
    </message>
    <message>
      <source>square</source>
      <translation>方形</translation>
    </message>
    <message>
      <source>tall</source>
      <translation>竖长</translation>
    </message>
    <message>
      <source>text</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>the best</source>
      <translation>最佳</translation>
    </message>
    <message>
      <source>the newest result</source>
      <translation>最新结果</translation>
    </message>
    <message>
      <source>the one to keep</source>
      <translation>保留这张</translation>
    </message>
    <message>
      <source>the same bytes on the same machine</source>
      <translation>同一台机器上逐字节相同</translation>
    </message>
    <message>
      <source>the score as it is</source>
      <translation>乐谱原样</translation>
    </message>
    <message>
      <source>thirty-second note</source>
      <translation>三十二分音符</translation>
    </message>
    <message>
      <source>timeline</source>
      <translation>时间线</translation>
    </message>
    <message>
      <source>today, {time}</source>
      <translation>今天 {time}</translation>
    </message>
    <message>
      <source>top</source>
      <translation>上</translation>
    </message>
    <message>
      <source>updating {percent} %</source>
      <translation>正在更新 {percent} %</translation>
    </message>
    <message>
      <source>used</source>
      <translation>已使用</translation>
    </message>
    <message>
      <source>velocity {number}</source>
      <translation>力度 {number}</translation>
    </message>
    <message>
      <source>version {number}</source>
      <translation>版本 {number}</translation>
    </message>
    <message>
      <source>version {number}, which is newer</source>
      <translation>版本 {number}，它更新</translation>
    </message>
    <message>
      <source>warm</source>
      <translation>暖</translation>
    </message>
    <message>
      <source>warmth</source>
      <translation>冷暖</translation>
    </message>
    <message>
      <source>what was placed of it is out of date</source>
      <translation>由它放置的内容已过时</translation>
    </message>
    <message>
      <source>whole</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>whole note</source>
      <translation>全音符</translation>
    </message>
    <message>
      <source>wide</source>
      <translation>横宽</translation>
    </message>
    <message>
      <source>with effects</source>
      <translation>带效果</translation>
    </message>
    <message>
      <source>without what was learned</source>
      <translation>未按已学到的偏好</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>是</translation>
    </message>
    <message>
      <source>yesterday, {time}</source>
      <translation>昨天 {time}</translation>
    </message>
    <message>
      <source>{across} {x}, {down} {y}</source>
      <translation>{across} {x}，{down} {y}</translation>
    </message>
    <message>
      <source>{ads}, {characters} characters</source>
      <translation>{ads}，共 {characters} 个字符</translation>
    </message>
    <message>
      <source>{count} ad of the library</source>
      <translation>广告库中的 {count} 则广告</translation>
    </message>
    <message>
      <source>{count} ad read</source>
      <translation>已读取 {count} 则广告</translation>
    </message>
    <message>
      <source>{count} ad with words</source>
      <translation>{count} 个带文案的广告</translation>
    </message>
    <message>
      <source>{count} ads of the library</source>
      <translation>广告库中的 {count} 则广告</translation>
    </message>
    <message>
      <source>{count} ads read</source>
      <translation>已读取 {count} 则广告</translation>
    </message>
    <message>
      <source>{count} ads with words</source>
      <translation>{count} 个带文案的广告</translation>
    </message>
    <message>
      <source>{count} alternative</source>
      <translation>{count} 种写法</translation>
    </message>
    <message>
      <source>{count} alternatives</source>
      <translation>{count} 种写法</translation>
    </message>
    <message>
      <source>{count} are in use or needed, and stay.</source>
      <translation>{count} 项正在使用或仍需要，予以保留。</translation>
    </message>
    <message>
      <source>{count} bytes</source>
      <translation>{count} 字节</translation>
    </message>
    <message>
      <source>{count} character</source>
      <translation>{count} 字</translation>
    </message>
    <message>
      <source>{count} characters</source>
      <translation>{count} 字</translation>
    </message>
    <message>
      <source>{count} clip</source>
      <translation>{count} 个片段</translation>
    </message>
    <message>
      <source>{count} clip was changed since it was made: {names}</source>
      <translation>{count} 个片段在制作之后有改动：{names}</translation>
    </message>
    <message>
      <source>{count} clips</source>
      <translation>{count} 个片段</translation>
    </message>
    <message>
      <source>{count} clips were changed since they were made: {names}</source>
      <translation>{count} 个片段在制作之后有改动：{names}</translation>
    </message>
    <message>
      <source>{count} comparison is learned from.</source>
      <translation>已从 {count} 次比较中学习。</translation>
    </message>
    <message>
      <source>{count} comparisons are learned from.</source>
      <translation>已从 {count} 次比较中学习。</translation>
    </message>
    <message>
      <source>{count} element</source>
      <translation>{count} 个元素</translation>
    </message>
    <message>
      <source>{count} elements</source>
      <translation>{count} 个元素</translation>
    </message>
    <message>
      <source>{count} engine</source>
      <translation>{count} 个引擎</translation>
    </message>
    <message>
      <source>{count} engines</source>
      <translation>{count} 个引擎</translation>
    </message>
    <message>
      <source>{count} export isn't done yet</source>
      <translation>还有 {count} 项导出未完成</translation>
    </message>
    <message>
      <source>{count} exports aren't done yet</source>
      <translation>还有 {count} 项导出未完成</translation>
    </message>
    <message>
      <source>{count} file</source>
      <translation>{count} 个文件</translation>
    </message>
    <message>
      <source>{count} file is left out</source>
      <translation>排除了 {count} 个文件</translation>
    </message>
    <message>
      <source>{count} file is missing</source>
      <translation>缺少 {count} 个文件</translation>
    </message>
    <message>
      <source>{count} file is there already</source>
      <translation>已有 {count} 个同名文件</translation>
    </message>
    <message>
      <source>{count} file isn't there any more: {names}</source>
      <translation>有 {count} 个文件缺失：{names}</translation>
    </message>
    <message>
      <source>{count} file of music</source>
      <translation>{count} 个音乐文件</translation>
    </message>
    <message>
      <source>{count} file, the report included.</source>
      <translation>共 {count} 个文件，含报告。</translation>
    </message>
    <message>
      <source>{count} files</source>
      <translation>{count} 个文件</translation>
    </message>
    <message>
      <source>{count} files are left out</source>
      <translation>排除了 {count} 个文件</translation>
    </message>
    <message>
      <source>{count} files are missing</source>
      <translation>缺少 {count} 个文件</translation>
    </message>
    <message>
      <source>{count} files are on the clipboard.</source>
      <translation>{count} 个文件已复制到剪贴板。</translation>
    </message>
    <message>
      <source>{count} files are there already</source>
      <translation>已有 {count} 个同名文件</translation>
    </message>
    <message>
      <source>{count} files aren't there any more: {names}</source>
      <translation>有 {count} 个文件缺失：{names}</translation>
    </message>
    <message>
      <source>{count} files can't be placed.</source>
      <translation>有 {count} 个文件无法放置。</translation>
    </message>
    <message>
      <source>{count} files of music</source>
      <translation>{count} 个音乐文件</translation>
    </message>
    <message>
      <source>{count} files of this project are missing: {names}.</source>
      <translation>此项目缺少 {count} 个文件：{names}。</translation>
    </message>
    <message>
      <source>{count} files, the report included.</source>
      <translation>共 {count} 个文件，含报告。</translation>
    </message>
    <message>
      <source>{count} font isn't on this computer; another takes its place: {names}</source>
      <translation>本机缺少 {count} 种字体，已用其他字体代替：{names}</translation>
    </message>
    <message>
      <source>{count} fonts aren't on this computer; others take their place: {names}</source>
      <translation>本机缺少 {count} 种字体，已用其他字体代替：{names}</translation>
    </message>
    <message>
      <source>{count} fonts of this project aren't on this computer: {names}.</source>
      <translation>这台电脑上没有此项目用到的 {count} 款字体：{names}。</translation>
    </message>
    <message>
      <source>{count} format</source>
      <translation>{count} 个版式</translation>
    </message>
    <message>
      <source>{count} format of your own</source>
      <translation>{count} 个自定义版式</translation>
    </message>
    <message>
      <source>{count} formats</source>
      <translation>{count} 个版式</translation>
    </message>
    <message>
      <source>{count} formats of your own</source>
      <translation>{count} 个自定义版式</translation>
    </message>
    <message>
      <source>{count} frame</source>
      <translation>{count} 帧</translation>
    </message>
    <message>
      <source>{count} frames</source>
      <translation>{count} 帧</translation>
    </message>
    <message>
      <source>{count} go</source>
      <translation>移除 {count} 个</translation>
    </message>
    <message>
      <source>{count} goes</source>
      <translation>移除 {count} 个</translation>
    </message>
    <message>
      <source>{count} is in use or needed, and stays.</source>
      <translation>{count} 项正在使用或仍需要，予以保留。</translation>
    </message>
    <message>
      <source>{count} item</source>
      <translation>{count} 项</translation>
    </message>
    <message>
      <source>{count} items</source>
      <translation>{count} 项</translation>
    </message>
    <message>
      <source>{count} job</source>
      <translation>{count} 个任务</translation>
    </message>
    <message>
      <source>{count} job isn't done yet</source>
      <translation>还有 {count} 个任务未完成</translation>
    </message>
    <message>
      <source>{count} job runs or waits</source>
      <translation>{count} 个任务正在运行或等待</translation>
    </message>
    <message>
      <source>{count} jobs</source>
      <translation>{count} 个任务</translation>
    </message>
    <message>
      <source>{count} jobs aren't done yet</source>
      <translation>还有 {count} 个任务未完成</translation>
    </message>
    <message>
      <source>{count} jobs run or wait</source>
      <translation>{count} 个任务正在运行或等待</translation>
    </message>
    <message>
      <source>{count} key</source>
      <translation>{count} 个关键点</translation>
    </message>
    <message>
      <source>{count} keys</source>
      <translation>{count} 个关键点</translation>
    </message>
    <message>
      <source>{count} kind of finding</source>
      <translation>{count} 类检查结果</translation>
    </message>
    <message>
      <source>{count} kinds of findings</source>
      <translation>{count} 类检查结果</translation>
    </message>
    <message>
      <source>{count} layer</source>
      <translation>{count} 个图层</translation>
    </message>
    <message>
      <source>{count} layers</source>
      <translation>{count} 个图层</translation>
    </message>
    <message>
      <source>{count} line was no colour.</source>
      <translation>有 {count} 行不是颜色。</translation>
    </message>
    <message>
      <source>{count} lines were no colours.</source>
      <translation>有 {count} 行不是颜色。</translation>
    </message>
    <message>
      <source>{count} min</source>
      <translation>{count} 分钟</translation>
    </message>
    <message>
      <source>{count} model</source>
      <translation>{count} 个模型</translation>
    </message>
    <message>
      <source>{count} model ({size}): {names}</source>
      <translation>{count} 个模型（{size}）：{names}</translation>
    </message>
    <message>
      <source>{count} model can be used now.</source>
      <translation>现在可以使用 {count} 个模型。</translation>
    </message>
    <message>
      <source>{count} models</source>
      <translation>{count} 个模型</translation>
    </message>
    <message>
      <source>{count} models ({size}): {names}</source>
      <translation>{count} 个模型（{size}）：{names}</translation>
    </message>
    <message>
      <source>{count} models can be used now.</source>
      <translation>现在可以使用 {count} 个模型。</translation>
    </message>
    <message>
      <source>{count} models that this project was made with aren't on this machine: {names}.</source>
      <translation>此项目用到的 {count} 个模型不在本机上：{names}。</translation>
    </message>
    <message>
      <source>{count} more</source>
      <translation>另外 {count} 处</translation>
    </message>
    <message>
      <source>{count} more figure</source>
      <translation>另有 {count} 项数字</translation>
    </message>
    <message>
      <source>{count} more figures</source>
      <translation>另有 {count} 项数字</translation>
    </message>
    <message>
      <source>{count} more like it</source>
      <translation>另有 {count} 条同类通知</translation>
    </message>
    <message>
      <source>{count} more note</source>
      <translation>另有 {count} 条说明</translation>
    </message>
    <message>
      <source>{count} more notes</source>
      <translation>另有 {count} 条说明</translation>
    </message>
    <message>
      <source>{count} more on the timeline</source>
      <translation>时间线上还有 {count} 个</translation>
    </message>
    <message>
      <source>{count} more wait</source>
      <translation>还有 {count} 个在等待</translation>
    </message>
    <message>
      <source>{count} more waits</source>
      <translation>还有 {count} 个在等待</translation>
    </message>
    <message>
      <source>{count} new artboards were made, one for each picture.</source>
      <translation>新建了 {count} 个画板，每张图片一个。</translation>
    </message>
    <message>
      <source>{count} new chord</source>
      <translation>{count} 个新和弦</translation>
    </message>
    <message>
      <source>{count} new chords</source>
      <translation>{count} 个新和弦</translation>
    </message>
    <message>
      <source>{count} new note</source>
      <translation>{count} 个新音符</translation>
    </message>
    <message>
      <source>{count} new notes</source>
      <translation>{count} 个新音符</translation>
    </message>
    <message>
      <source>{count} new notice</source>
      <translation>{count} 条新通知</translation>
    </message>
    <message>
      <source>{count} new notices</source>
      <translation>{count} 条新通知</translation>
    </message>
    <message>
      <source>{count} new syllable</source>
      <translation>{count} 个新音节</translation>
    </message>
    <message>
      <source>{count} new syllables</source>
      <translation>{count} 个新音节</translation>
    </message>
    <message>
      <source>{count} note</source>
      <translation>{count} 个音符</translation>
    </message>
    <message>
      <source>{count} notes</source>
      <translation>{count} 个音符</translation>
    </message>
    <message>
      <source>{count} of 5 stars</source>
      <translation>{count} 星（共 5 星）</translation>
    </message>
    <message>
      <source>{count} of {all}</source>
      <translation>{count} / {all}</translation>
    </message>
    <message>
      <source>{count} older version of it was kept.</source>
      <translation>保留了它的 {count} 个旧版本。</translation>
    </message>
    <message>
      <source>{count} older versions of it were kept.</source>
      <translation>保留了它的 {count} 个旧版本。</translation>
    </message>
    <message>
      <source>{count} other size follows what is said here.</source>
      <translation>另有 {count} 个尺寸随此处内容变化。</translation>
    </message>
    <message>
      <source>{count} other sizes follow what is said here.</source>
      <translation>另有 {count} 个尺寸随此处内容变化。</translation>
    </message>
    <message>
      <source>{count} page</source>
      <translation>{count} 页</translation>
    </message>
    <message>
      <source>{count} pages</source>
      <translation>{count} 页</translation>
    </message>
    <message>
      <source>{count} picture</source>
      <translation>{count} 张图片</translation>
    </message>
    <message>
      <source>{count} picture can be used</source>
      <translation>{count} 张图片可用</translation>
    </message>
    <message>
      <source>{count} picture of this project was made with it.</source>
      <translation>此项目有 {count} 张图片由它生成。</translation>
    </message>
    <message>
      <source>{count} picture of this project was made with it: it stays, but can't be made again.</source>
      <translation>此项目有 {count} 张图片由它生成：图片会保留，但无法重新生成。</translation>
    </message>
    <message>
      <source>{count} picture: few. It works, but about a hundred or more are better.</source>
      <translation>{count} 张图片：较少。可以训练，但约一百张以上更好。</translation>
    </message>
    <message>
      <source>{count} pictures</source>
      <translation>{count} 张图片</translation>
    </message>
    <message>
      <source>{count} pictures can be used</source>
      <translation>{count} 张图片可用</translation>
    </message>
    <message>
      <source>{count} pictures of this project were made with it.</source>
      <translation>此项目有 {count} 张图片由它生成。</translation>
    </message>
    <message>
      <source>{count} pictures of this project were made with it: they stay, but can't be made again.</source>
      <translation>此项目有 {count} 张图片由它生成：图片会保留，但无法重新生成。</translation>
    </message>
    <message>
      <source>{count} pictures: few. It works, but about a hundred or more are better.</source>
      <translation>{count} 张图片：较少。可以训练，但约一百张以上更好。</translation>
    </message>
    <message>
      <source>{count} plugin</source>
      <translation>{count} 个插件</translation>
    </message>
    <message>
      <source>{count} plugin can't be used</source>
      <translation>{count} 个插件无法使用</translation>
    </message>
    <message>
      <source>{count} plugins</source>
      <translation>{count} 个插件</translation>
    </message>
    <message>
      <source>{count} plugins can't be used</source>
      <translation>{count} 个插件无法使用</translation>
    </message>
    <message>
      <source>{count} project</source>
      <translation>{count} 个项目</translation>
    </message>
    <message>
      <source>{count} projects</source>
      <translation>{count} 个项目</translation>
    </message>
    <message>
      <source>{count} proposal, dashed: click it to take it, Escape leaves it.</source>
      <translation>{count} 个建议（虚线）：单击采用，Esc 忽略。</translation>
    </message>
    <message>
      <source>{count} proposals, dashed: click those that are right, Enter takes all, Escape none.</source>
      <translation>{count} 个建议（虚线）：单击采用正确的，Enter 全部采用，Esc 全部忽略。</translation>
    </message>
    <message>
      <source>{count} result</source>
      <translation>{count} 个结果</translation>
    </message>
    <message>
      <source>{count} results</source>
      <translation>{count} 个结果</translation>
    </message>
    <message>
      <source>{count} s</source>
      <translation>{count} 秒</translation>
    </message>
    <message>
      <source>{count} skipped</source>
      <translation>已跳过 {count} 个</translation>
    </message>
    <message>
      <source>{count} star</source>
      <translation>{count} 星</translation>
    </message>
    <message>
      <source>{count} stars</source>
      <translation>{count} 星</translation>
    </message>
    <message>
      <source>{count} takes</source>
      <translation>{count} 个版本</translation>
    </message>
    <message>
      <source>{count} text</source>
      <translation>{count} 处文字</translation>
    </message>
    <message>
      <source>{count} text file, {size}</source>
      <translation>{count} 个文本文件，{size}</translation>
    </message>
    <message>
      <source>{count} text files, {size}</source>
      <translation>{count} 个文本文件，{size}</translation>
    </message>
    <message>
      <source>{count} text is shown in {other} instead; its words and its font's name are kept.</source>
      <translation>{count} 处文字改以 {other} 显示；文字内容和字体名称都保留。</translation>
    </message>
    <message>
      <source>{count} text that was placed shows the words from before.</source>
      <translation>{count} 处已放置的文字仍是之前的内容。</translation>
    </message>
    <message>
      <source>{count} texts</source>
      <translation>{count} 处文字</translation>
    </message>
    <message>
      <source>{count} texts are shown in {other} instead; their words and their font's name are kept.</source>
      <translation>{count} 处文字改以 {other} 显示；文字内容和字体名称都保留。</translation>
    </message>
    <message>
      <source>{count} texts that were placed show the words from before.</source>
      <translation>{count} 处已放置的文字仍是之前的内容。</translation>
    </message>
    <message>
      <source>{count} thing</source>
      <translation>{count} 项</translation>
    </message>
    <message>
      <source>{count} thing is let through.</source>
      <translation>已放行 {count} 项。</translation>
    </message>
    <message>
      <source>{count} thing, {size}, is deleted from this project for good. Undo can't bring it back: earlier steps that showed it show a placeholder.</source>
      <translation>将从本项目永久删除 {count} 项（{size}）。撤销无法恢复：之前显示它的步骤会显示占位框。</translation>
    </message>
    <message>
      <source>{count} things</source>
      <translation>{count} 项</translation>
    </message>
    <message>
      <source>{count} things are let through.</source>
      <translation>已放行 {count} 项。</translation>
    </message>
    <message>
      <source>{count} things, {size}, are deleted from this project for good. Undo can't bring them back: earlier steps that showed them show placeholders.</source>
      <translation>将从本项目永久删除 {count} 项（{size}）。撤销无法恢复：之前显示它们的步骤会显示占位框。</translation>
    </message>
    <message>
      <source>{count} to go…</source>
      <translation>还剩 {count} 项…</translation>
    </message>
    <message>
      <source>{count} to the left</source>
      <translation>偏左 {count}</translation>
    </message>
    <message>
      <source>{count} to the right</source>
      <translation>偏右 {count}</translation>
    </message>
    <message>
      <source>{count} training</source>
      <translation>{count} 项训练</translation>
    </message>
    <message>
      <source>{count} trainings</source>
      <translation>{count} 项训练</translation>
    </message>
    <message>
      <source>{count} trainings are paused in it</source>
      <translation>其中有 {count} 个训练已暂停</translation>
    </message>
    <message>
      <source>{count} version</source>
      <translation>{count} 个版本</translation>
    </message>
    <message>
      <source>{count} versions</source>
      <translation>{count} 个版本</translation>
    </message>
    <message>
      <source>{count} was there already</source>
      <translation>{count} 则已存在</translation>
    </message>
    <message>
      <source>{count} were there already</source>
      <translation>{count} 则已存在</translation>
    </message>
    <message>
      <source>{count} word</source>
      <translation>{count} 词</translation>
    </message>
    <message>
      <source>{count} words</source>
      <translation>{count} 词</translation>
    </message>
    <message>
      <source>{done} of {count} ad annotated</source>
      <translation>{count} 则广告中已标注 {done} 则</translation>
    </message>
    <message>
      <source>{done} of {count} ads annotated</source>
      <translation>{count} 则广告中已标注 {done} 则</translation>
    </message>
    <message>
      <source>{front} on {behind}: contrast {contrast} is hard to read; {least} or more is well seen.</source>
      <translation>{behind}上的{front}：对比度 {contrast}，难以辨认；至少 {least} 才清晰。</translation>
    </message>
    <message>
      <source>{front} on {behind}: contrast {contrast}.</source>
      <translation>{behind}上的{front}：对比度 {contrast}。</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
      <source>{key} is the key of '{name}'. Choose another.</source>
      <translation>{key} 已用于“{name}”。请选择其他快捷键。</translation>
    </message>
    <message>
      <source>{kind} on {track}</source>
      <translation>{kind}，位于 {track}</translation>
    </message>
    <message>
      <source>{length} quarter notes</source>
      <translation>{length} 个四分音符</translation>
    </message>
    <message>
      <source>{names} and {count} more</source>
      <translation>{names} 等另外 {count} 款</translation>
    </message>
    <message>
      <source>{names} changed.</source>
      <translation>{names} 已改动。</translation>
    </message>
    <message>
      <source>{names} could go on. What it has learned is deleted with it.</source>
      <translation>{names} 还可以继续。它学到的内容会一并删除。</translation>
    </message>
    <message>
      <source>{names} could go on. What they have learned is deleted with them.</source>
      <translation>{names} 还可以继续。它们学到的内容会一并删除。</translation>
    </message>
    <message>
      <source>{name}  ·  {number} of {count}</source>
      <translation>{name}  ·  第 {number} / {count} 则</translation>
    </message>
    <message>
      <source>{name} (missing)</source>
      <translation>{name}（缺失）</translation>
    </message>
    <message>
      <source>{name} and {count} more</source>
      <translation>{name}和另外 {count} 项</translation>
    </message>
    <message>
      <source>{name} at {x}, {y}</source>
      <translation>{name}，位于 {x}, {y}</translation>
    </message>
    <message>
      <source>{name} copy</source>
      <translation>{name} 副本</translation>
    </message>
    <message>
      <source>{name} couldn't be checked.</source>
      <translation>无法检查 {name}。</translation>
    </message>
    <message>
      <source>{name} is best, with a chance of {chance}.</source>
      <translation>{name} 最好，概率为 {chance}。</translation>
    </message>
    <message>
      <source>{name} is missing</source>
      <translation>缺少 {name}</translation>
    </message>
    <message>
      <source>{name} is on the clipboard as a file.</source>
      <translation>{name} 已作为文件复制到剪贴板。</translation>
    </message>
    <message>
      <source>{name} is placed: it stays.</source>
      <translation>{name} 已放置，予以保留。</translation>
    </message>
    <message>
      <source>{name} is shown; show the other</source>
      <translation>当前显示 {name}；显示另一个</translation>
    </message>
    <message>
      <source>{name} on {track}, {start} to {end}</source>
      <translation>{track} 上的 {name}，{start} 至 {end}</translation>
    </message>
    <message>
      <source>{name} was checked; nothing is flagged.</source>
      <translation>已检查 {name}；没有标记。</translation>
    </message>
    <message>
      <source>{name}, {time}. Drag it, or double-click to change it.</source>
      <translation>{name}，{time}。可拖动，双击可更改。</translation>
    </message>
    <message>
      <source>{name}, {width} × {height} px.</source>
      <translation>{name}，{width} × {height} 像素。</translation>
    </message>
    <message>
      <source>{name}. Double-click to rename, drag to reorder.</source>
      <translation>{name}。双击可重命名，拖动可调整顺序。</translation>
    </message>
    <message>
      <source>{name}: back to the default</source>
      <translation>{name}：恢复默认值</translation>
    </message>
    <message>
      <source>{name}: drag it to another program as MIDI, with Shift as WAV</source>
      <translation>{name}：拖到其他程序为 MIDI，按住 Shift 为 WAV</translation>
    </message>
    <message>
      <source>{name}: {size} px</source>
      <translation>{name}：{size} px</translation>
    </message>
    <message>
      <source>{name}: {width} × {height} px</source>
      <translation>{name}：{width} × {height} 像素</translation>
    </message>
    <message>
      <source>{name}: {width} × {height}, {rate} frames a second</source>
      <translation>{name}：{width} × {height}，每秒 {rate} 帧</translation>
    </message>
    <message>
      <source>{note} major</source>
      <translation>{note} 大调</translation>
    </message>
    <message>
      <source>{note} minor</source>
      <translation>{note} 小调</translation>
    </message>
    <message>
      <source>{number} of {total}</source>
      <translation>{number}/{total}</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <translation>{percent}%</translation>
    </message>
    <message>
      <source>{percent} % done</source>
      <translation>已完成 {percent}%</translation>
    </message>
    <message>
      <source>{percent} % done, about {time} left</source>
      <translation>已完成 {percent}%，约剩 {time}</translation>
    </message>
    <message>
      <source>{percent} % like the music that it was tuned on, {beside_percent} % before; higher is better</source>
      <translation>与微调所用音乐的相似程度 {percent} %，之前 {beside_percent} %；越高越好</translation>
    </message>
    <message>
      <source>{percent} % like the music that it was tuned on; higher is better</source>
      <translation>与微调所用音乐的相似程度 {percent} %；越高越好</translation>
    </message>
    <message>
      <source>{rate} % ({low} to {high})</source>
      <translation>{rate} %（{low} 至 {high}）</translation>
    </message>
    <message>
      <source>{rate} frames a second</source>
      <translation>每秒 {rate} 帧</translation>
    </message>
    <message>
      <source>{size} in all</source>
      <translation>共 {size}</translation>
    </message>
    <message>
      <source>{taken} of {shown}</source>
      <translation>{shown} 次中的 {taken} 次</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>剩余 {time}</translation>
    </message>
    <message>
      <source>{time}. Drag to move the playhead, turn the wheel to zoom.</source>
      <translation>{time}。拖动可移动播放头，滚轮可缩放。</translation>
    </message>
    <message>
      <source>{told}, licence {licence}</source>
      <translation>{told}，许可 {licence}</translation>
    </message>
    <message>
      <source>{told}, not used</source>
      <translation>{told}，未使用</translation>
    </message>
    <message>
      <source>{used} of {limit} tokens</source>
      <translation>{used} / {limit} 个词元</translation>
    </message>
    <message>
      <source>{used} tokens</source>
      <translation>{used} 个词元</translation>
    </message>
    <message>
      <source>{weight} (nearest)</source>
      <translation>{weight}（取最接近的）</translation>
    </message>
    <message>
      <source>{what} — click to show</source>
      <translation>{what}——点击显示</translation>
    </message>
    <message>
      <source>{what} — shown; click to hide</source>
      <translation>{what}——已显示，点击隐藏</translation>
    </message>
    <message>
      <source>{what}: what uses it will fail</source>
      <translation>{what}：用到它的部分会失败</translation>
    </message>
    <message>
      <source>{width} × {height} mm</source>
      <translation>{width} × {height} 毫米</translation>
    </message>
    <message>
      <source>{width} × {height} mm, bleed {bleed} mm</source>
      <translation>{width} × {height} 毫米，出血 {bleed} 毫米</translation>
    </message>
    <message>
      <source>{width} × {height} px</source>
      <translation>{width} × {height} 像素</translation>
    </message>
    <message>
      <source>{word}, {share} %</source>
      <translation>{word}，{share} %</translation>
    </message>
  </context>
</TS>
