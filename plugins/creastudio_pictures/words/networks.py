"""Words of ``picture.network``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Add a network": "添加网络",
    "Puts weights from elsewhere into the library: for enlarging, cleaning or filling. Nothing in the file is run.": (
        "把别处的权重放进模型库：用于放大、清理或填补。不会运行文件中的任何东西。"
    ),
    "File of weights": "权重文件",
    "Name": "名称",
    "How the library shall call it; empty for the name of the file.": "在模型库中的名称；留空则用文件名。",
    "Licence": "许可",
    "Of the weights, as their maker states it.": "权重的许可，按其作者所述。",
    "reading the file": "正在读取文件",
    "building the network": "正在构建网络",
    "trying the network": "正在试用网络",
    "saving the network": "正在保存网络",
    "{name} holds no network that is known here.": "{name} 中没有此处认识的网络。",
    "ESRGAN, SwinIR, HAT, DAT, SPAN, NAFNet, SCUNet, DnCNN, FBCNN, LaMa and some thirty others are.": (
        "认识 ESRGAN、SwinIR、HAT、DAT、SPAN、NAFNet、SCUNet、DnCNN、FBCNN、LaMa 等三十余种。"
    ),
    "{name} is no file of weights that is known here.": "{name} 不是此处认识的权重文件。",
    "Choose a .safetensors, .pth, .pt, .ckpt or .bin file.": "请选择 .safetensors、.pth、.pt、.ckpt 或 .bin 文件。",
    "Choose the file of the weights alone.": "请选择只含权重的文件。",
    "Get the file again from where it came.": "请从来源重新获取该文件。",
    "{name} holds more than weights, so it isn't opened: it could run code ({what}).": (
        "{name} 不只含有权重，因此不打开：它可能运行代码（{what}）。"
    ),
    "Look for the same network as .safetensors.": "请找同一网络的 .safetensors 文件。",
    "{name} is damaged, or no file of PyTorch.": "{name} 已损坏，或不是 PyTorch 文件。",
    "{name} holds no weights.": "{name} 中没有权重。",
}
