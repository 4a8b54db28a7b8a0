/** Clipboard markup as Word writes it: names without quotation marks, equations in comments, pictures beside them. */

const picture = (id: string) =>
  `<![if !msEquation]><span lang=EN-US style='font-size:10.5pt;position:relative;top:4.0pt;mso-text-raise:-4.0pt'><!--[if gte vml 1]><v:shapetype id="_x0000_t75" coordsize="21600,21600"><v:stroke joinstyle="miter"/></v:shapetype><v:shape id="${id}" type="#_x0000_t75" style='width:8.5pt;height:22pt'><v:imagedata src="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png" o:title="" chromakey="white"/></v:shape><![endif]--><![if !vml]><img width=11 height=29\nsrc="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png"\nv:shapes="${id}"><![endif]></span><![endif]>`

const letters = (text: string) =>
  `<i style='mso-bidi-font-style:normal'><span lang=EN-US style='font-family:"Cambria Math",serif'><m:r>${text}</m:r></span></i>`

const control = `<span style='font-family:"Cambria Math",serif;mso-ascii-font-family:"Cambria Math";font-style:italic'><m:ctrlPr></m:ctrlPr></span>`

/** One half, as an equation in the line. */
export const half = `<!--[if gte msEquation 12]><m:oMath><m:f><m:fPr>${control}</m:fPr><m:num>${letters('1')}</m:num><m:den>${letters('2')}</m:den></m:f></m:oMath><![endif]-->${picture('_x0000_i1025')}`

/** A root with a power inside, on its own line; properties without quotation marks. */
export const rootLine = `<p class=MsoNormal><!--[if gte msEquation 12]><m:oMathPara><m:oMath>${letters('y=')}<m:rad><m:radPr><m:degHide m:val=on />${control}</m:radPr><m:deg></m:deg><m:e><m:sSup><m:sSupPr>${control}</m:sSupPr><m:e>${letters('x')}</m:e><m:sup>${letters('2')}</m:sup></m:sSup></m:e></m:rad></m:oMath></m:oMathPara><![endif]-->${picture('_x0000_i1026')}<span lang=EN-US><o:p></o:p></span></p>`

export const listLine = (level: number, label: string, text: string, font = '宋体') =>
  `<p class=MsoListParagraph style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-US style='font-family:${font};mso-fareast-font-family:${font}'><span style='mso-list:Ignore'>${label}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${text}<span lang=EN-US><o:p></o:p></span></p>`

/** A page as Word puts it on the clipboard, around what was copied. */
export const fromWord = (body: string) =>
  `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.microsoft.com/office/2004/12/omml" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr></w:WordDocument></xml><![endif]-->
<style>
<!--
 p.MsoNormal {margin:0cm; font-size:10.5pt}
-->
</style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'>
<!--StartFragment-->
${body}
<!--EndFragment-->
</body></html>`
