"""Characters written with a finger, recognised by libzinnia where it is installed; elders often know the character and not its pinyin."""
