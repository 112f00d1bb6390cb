"""Write-ups of one event that contradict each other."""

FERRY = """Ferry stops sailing for the winter

The ferry to Skarvoy won't sail from Monday, the harbour master said. Three hundred people live on the the island.

“The engine is unusable, so we tied it up,” Ane Holm said on Friday. The pier was destroyed in the storm.

Share this article

Read more: Ten islands to see before you die

Sign up for our newsletter
"""
PIER = """Skarvoy without a ferry until spring

The ferry to Skarvoy won't sail from Monday, the harbour master told reporters. Three hundred people live there.

“The engine is unfit, so we tied it up,” Ane Holm said on Friday. The pier was damaged in the storm.
"""
