'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LayersDrawing } from './layers-drawing.tsx';
import type { UnitPlace } from './network-drawing.tsx';
import { ToyFrame } from './toy-frame.tsx';
import { useNumber } from './use-number.ts';
